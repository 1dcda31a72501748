/**
 * What a careful reader would object to. The checks are asked for after each confirmed revision; questions that come
 * while one is being answered become one. The last answer stays until the next one is there.
 */
import { announcements } from "./announce.svelte";
import { call } from "./backend";
import { today } from "./dates";
import { fieldKey, strategy, type FieldKey } from "./strategy.svelte";
import type { Finding, Findings, Id, Kind, Severity } from "./types";

/** A burst of edits is checked once. */
const PAUSE = 150;

export const SEVERITIES = ["error", "warning", "hint"] as const satisfies readonly Severity[];

/** What a finding is told apart by. Two of one rule on one record differ in their sentences. */
export function findingKey(finding: Finding): string {
  return `${finding.code} ${finding.record.kind}/${finding.record.id} ${finding.sentence}`;
}

export function isOpen(finding: Finding): boolean {
  return finding.silence === undefined;
}

/** How many open findings of each gravity there are. */
export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const finding of findings) if (isOpen(finding)) counts[finding.severity]++;
  return counts;
}

/** The gravest open finding of each field. */
export function byField(findings: readonly Finding[]): Map<FieldKey, Finding> {
  const found = new Map<FieldKey, Finding>();
  for (const finding of findings) {
    if (finding.field === undefined || !isOpen(finding)) continue;
    const key = fieldKey(finding.record.kind, finding.record.id, finding.field);
    // They come with the gravest first.
    if (!found.has(key)) found.set(key, finding);
  }
  return found;
}

class FindingsState {
  /** All findings, silenced ones among them, the gravest first. */
  all = $state.raw<readonly Finding[]>([]);
  /** Whether there is an answer for the open file. */
  known = $state(false);
  readonly open = $derived(this.all.filter(isOpen));
  readonly counts = $derived(countsOf(this.all));
  readonly #fields = $derived(byField(this.all));

  #file: string | undefined;
  #today = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;

  /** The gravest open finding about a field. */
  beside(kind: Kind, id: Id, field: string): Finding | undefined {
    return this.#fields.get(fieldKey(kind, id, field));
  }

  /** The findings about a record, silenced ones among them. */
  of(kind: Kind, id: Id): Finding[] {
    return this.all.filter(({ record }) => record.id === id && record.kind === kind);
  }

  /** Asks for the findings of a file as it is now. Another file begins with none. */
  ask(file: string | undefined): void {
    if (file !== this.#file) {
      this.#file = file;
      this.all = [];
      this.known = false;
    }
    clearTimeout(this.#timer);
    if (file === undefined) return;
    // The first answer is waited for, later ones come after a burst of edits.
    this.#timer = setTimeout(() => void this.#fetch(), this.known ? PAUSE : 0);
  }

  /** Asks again where another day has begun since: some findings are about dates. */
  wake(): void {
    if (this.known && today() !== this.#today) this.ask(this.#file);
  }

  async #fetch(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    const file = this.#file;
    try {
      const answer: Findings = await call("checks", {});
      if (file === this.#file) {
        this.all = answer.findings;
        this.#today = answer.today;
        this.known = true;
      }
    } catch {
      // The file was closed meanwhile, or the core is gone, which is said elsewhere: the last answer stays.
    } finally {
      this.#asking = false;
      if (this.#again) {
        this.#again = false;
        void this.#fetch();
      }
    }
  }

  // ——— acting

  /** Applies the changes that mend a finding, and offers to take them back. */
  fix(finding: Finding): void {
    if (!finding.fix || strategy.readOnly !== null) return;
    strategy.apply(finding.fix.changes, { label: finding.fix.label });
    announcements.show(`Done: ${finding.fix.label}`, { undo: true });
  }

  /** Leaves a finding as it is, with the reason. */
  silence(finding: Finding, reason: string, until: string | null): void {
    const { code, record } = finding;
    const label = `Leave as it is: ${finding.sentence}`;
    strategy.apply([{ op: "put", kind: "silence", fields: { code, record, reason, until } }], { label });
    announcements.show("The finding is left as it is", { undo: true });
  }

  /** Lets a silenced finding count again. */
  restore(finding: Finding): void {
    if (finding.silence === undefined) return;
    const label = `Count again: ${finding.sentence}`;
    strategy.apply([{ op: "delete", kind: "silence", id: finding.silence }], { label });
    announcements.show("The finding counts again", { undo: true });
  }
}

export const findings = new FindingsState();
