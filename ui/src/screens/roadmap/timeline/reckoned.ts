/** What the back end reckons about the dates of one initiative, as far as the timeline draws it. */
export interface Reckoned {
  /** Whether a fixed date bounds its latest dates. */
  bound: boolean;
  latestStart: string | null;
  critical: boolean;
  /** The day by which it is finished in 85 of 100 runs of the forecast. */
  p85: string | null;
}
