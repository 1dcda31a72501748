/** The documents that can be published, with the papers and formats that fit each. Pure. */
import type { Document, Format, Kind, LeftOut, Lens, Paper } from "../../lib/types";

export interface DocumentChoice {
  id: Document;
  title: string;
  help: string;
  landscape: boolean;
  papers: Paper[];
  formats: Format[];
  /** The paper of most readers, as the rest of the world has it. */
  paper: Paper;
  /** The kind of record that it is about, where it is about one: without any it is not offered. */
  about?: Kind;
  /** Whether it tells what changed since an earlier point. */
  compares?: boolean;
}

export const DOCUMENTS: DocumentChoice[] = [
  {
    id: "vision",
    title: "One-page vision",
    help: "Where we are going and why, on exactly one page",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter", "a3", "tabloid", "wide"],
    formats: ["pdf", "docx", "pptx", "md", "html", "svg", "png", "json"],
  },
  {
    id: "roadmap",
    title: "Roadmap",
    help: "Now, next, later in lanes, and what is not now",
    landscape: true,
    paper: "a3",
    papers: ["a4", "a3", "letter", "tabloid"],
    formats: ["pdf", "docx", "pptx", "xlsx", "md", "html", "csv", "ics", "svg", "png", "json"],
  },
  {
    id: "timeline",
    title: "Roadmap over time",
    help: "Bars in quarters with milestones, then the schedule as a table",
    landscape: true,
    paper: "a3",
    papers: ["a4", "a3", "letter", "tabloid"],
    formats: ["pdf", "docx", "pptx", "xlsx", "md", "html", "csv", "ics", "svg", "png", "json"],
  },
  {
    id: "tiers",
    title: "Roadmap in three tiers",
    help: "Near, medium and long term by pillar",
    landscape: true,
    paper: "a4",
    papers: ["a4", "a3", "letter", "tabloid"],
    formats: ["pdf", "docx", "pptx", "xlsx", "md", "html", "csv", "svg", "png", "json"],
  },
  {
    id: "scorecard",
    title: "Scorecard",
    help: "Objectives, key results and metrics, with where they stand",
    landscape: true,
    paper: "a4",
    papers: ["a4", "a3", "letter", "tabloid"],
    formats: ["pdf", "docx", "pptx", "xlsx", "md", "html", "csv", "svg", "png", "json"],
  },
  {
    id: "decisions",
    title: "Decision log",
    help: "The list of all decisions, then each record",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    formats: ["pdf", "docx", "pptx", "xlsx", "md", "html", "csv", "svg", "png", "json"],
  },
  {
    id: "decision",
    title: "Decision record",
    help: "One decision, for those it concerns",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    about: "decision",
    formats: ["pdf", "docx", "pptx", "md", "html", "svg", "png"],
  },
  {
    id: "book",
    title: "Strategy book",
    help: "Everything that this audience may see, with contents and links",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    formats: ["pdf", "docx", "md", "html", "svg", "png", "json"],
  },
  {
    id: "deck",
    title: "Briefing slides",
    help: "One thought on each slide, six to ten of them",
    landscape: true,
    paper: "wide",
    papers: ["wide"],
    formats: ["pdf", "pptx", "md", "html", "svg", "png"],
  },
  {
    id: "what_changed",
    title: "What changed",
    help: "Since this audience saw the strategy last: what is new, moved, dropped, decided",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    compares: true,
    formats: ["pdf", "docx", "pptx", "md", "html", "svg", "png"],
  },
  {
    id: "review",
    title: "Review pack",
    help: "For a review: what changed since the one before, the scorecard, decisions due, risks, actions",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    about: "review",
    compares: true,
    formats: ["pdf", "docx", "pptx", "md", "html", "svg", "png", "ics"],
  },
  {
    id: "minutes",
    title: "Workshop minutes",
    help: "What was said and decided in a workshop, and what became of it",
    landscape: false,
    paper: "a4",
    papers: ["a4", "letter"],
    about: "workshop",
    formats: ["pdf", "docx", "md", "html", "svg", "png"],
  },
];

/** The formats that most people want; the others stand in a list. */
export const MAIN_FORMATS: readonly Format[] = ["pdf", "md", "html"];

export const AUDIENCES: { id: Lens; label: string }[] = [
  { id: "all", label: "Authors" },
  { id: "executives", label: "Executives" },
  { id: "partners", label: "Partners" },
  { id: "engineers", label: "Engineers" },
];

export const FORMAT_WORDS: Record<Format, string> = {
  pdf: "PDF",
  md: "Markdown",
  svg: "SVG",
  png: "PNG",
  json: "JSON",
  html: "HTML",
  csv: "CSV",
  ics: "Calendar (ICS)",
  docx: "Word",
  pptx: "PowerPoint",
  xlsx: "Excel",
  schema: "JSON Schema",
};
export const PAPER_WORDS: Record<Paper, string> = {
  a4: "A4",
  a3: "A3",
  letter: "Letter",
  tabloid: "Tabloid",
  wide: "Slide 16:9",
};

/** The sheet that readers have, where nobody chose another. */
export function usualPaper(choice: DocumentChoice, american: boolean): Paper {
  if (!american) return choice.paper;
  return choice.paper === "a4" ? "letter" : choice.paper === "a3" ? "tabloid" : choice.paper;
}

/** Whether a format has pages, so that paper and fit matter. */
export function hasPages(format: Format): boolean {
  return format === "pdf" || format === "svg" || format === "png";
}

/** What will be written, in words: what a reader must know before the dialog asks for a place. */
export function formatHelp(document: Document, format: Format, pages: number): string {
  switch (format) {
    case "pdf":
      return "Tagged for screen readers, fonts inside, the same bytes each time.";
    case "md":
      if (document === "decisions") return "A folder: an index and one file for each record (MADR).";
      return document === "book" ? "A folder: contents and one file for each chapter." : "One file of plain text.";
    case "html":
      return "One file for any browser: no script, nothing from elsewhere, light and dark.";
    case "csv":
      return "The table behind this document, for spreadsheets.";
    case "ics":
      return `The ${document === "review" ? "reviews to come" : "milestones"} as whole days, for calendars.`;
    case "docx":
      return "For Word: headings, tables and lists to go on with.";
    case "pptx":
      return document === "vision"
        ? "One slide for PowerPoint: text, tables and shapes to go on with."
        : "Slides for PowerPoint: text, tables and shapes to go on with.";
    case "xlsx":
      return "For Excel: a sheet for each table, with dates and numbers as such.";
    case "schema":
      return "What each field of a strategy in JSON means, for programs.";
    case "svg":
      return pages > 1 ? `A drawing for each of the ${pages} pages.` : "One drawing that scales.";
    case "png":
      return pages > 1
        ? `A picture for each of the ${pages} pages, 200 dots per inch.`
        : "One picture, 200 dots per inch.";
    case "json":
      return "The whole strategy without loss, not only this document.";
  }
}

/** `A3 landscape, 2 pages`. */
export function paperWords(choice: DocumentChoice, paper: Paper, pages: number | null): string {
  const sheet = choice.landscape && paper !== "wide" ? `${PAPER_WORDS[paper]} landscape` : PAPER_WORDS[paper];
  return pages === null ? sheet : `${sheet}, ${pages === 1 ? "1 page" : `${pages} pages`}`;
}

/** `84 kB`, `1.1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `Effort, likely in 28 initiatives`, `13 stakeholders`. */
export function leftOutWords(one: Pick<LeftOut, "label" | "records">, labels: (count: number) => string): string {
  const whole = labels(one.records);
  return one.label === "" ? whole : `${one.label} in ${whole}`;
}

/** What a document does not speak of anyway, by kind: `Effort, low; Effort, likely in initiatives`. */
export function besidesWords(all: readonly LeftOut[], plural: (kind: Kind) => string): string[] {
  const kinds = new Map<Kind, string[]>();
  for (const { kind, label } of all) {
    const labels = kinds.get(kind) ?? [];
    if (label !== "") labels.push(label);
    kinds.set(kind, labels);
  }
  return [...kinds].map(([kind, labels]) =>
    labels.length === 0 ? capital(plural(kind)) : `${labels.join("; ")} in ${plural(kind)}`,
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The documents that can draw the plan over time in Markdown. */
export function drawsPlan(document: Document): boolean {
  return document === "roadmap" || document === "timeline" || document === "book";
}

/** The document that was published, as its record names it. */
export function publishedTitle(name: string): string {
  const id = name === "review-pack" ? "review" : name.replaceAll("-", "_");
  return DOCUMENTS.find((one) => one.id === id)?.title ?? name;
}
