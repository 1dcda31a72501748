/** What a careful person would look at before handing out a document, in words. Pure. */
import type { AnyRecord, Document, Format, Id, Kind, Pillar, Report } from "../../lib/types";
import { counted, plural } from "../../lib/words";
import { isBlank } from "../../lib/fields/list";
import { numberWords } from "../decisions/decision";
import { hasPages } from "./documents";

export interface Finding {
  /** Danger stops the publication; a warning does not. */
  tone: "ok" | "warning" | "danger";
  text: string;
  /** Where it can be mended. */
  show?: { kind: Kind; id: Id; field?: string };
}

export interface Matter {
  document: Document;
  decision: Id | null;
  format: Format;
  report: Report | null;
  /** What the audience is shown for once, in words. */
  included?: string[];
  /** What came of making it, where that is known. */
  trial?: { problem: string | null; notes: string[] } | null;
  /** The audience in words, where it is kept from anything. */
  kept?: string | null;
  records(kind: Kind): AnyRecord[];
  /** The words for a field of a kind. */
  labelOf(kind: Kind, field: string): string;
}

/** Documents that say what there is, whatever it is. */
const PLAIN: ReadonlySet<Document> = new Set(["what_changed", "review", "minutes"]);

export function preflight(matter: Matter): Finding[] {
  const findings: Finding[] = [];
  if (matter.format !== "json") {
    if (hasPages(matter.format) && matter.report) findings.push(...pages(matter.report, matter));
    if (matter.document === "vision") findings.push(...vision(matter));
    else if (matter.document === "decisions" || matter.document === "decision") findings.push(...decisions(matter));
    else if (matter.document === "scorecard") findings.push(...scorecard(matter));
    else if (!PLAIN.has(matter.document)) findings.push(...roadmap(matter));
  } else findings.push({ tone: "ok", text: "Everything in the strategy but its history" });
  const trial = matter.trial;
  if (trial?.problem) findings.unshift({ tone: "danger", text: trial.problem });
  else if (trial && matter.kept)
    findings.push({ tone: "ok", text: `Looked through: nothing that ${matter.kept} may not see is in it` });
  // What a page leaves out or cannot show was said already.
  if (trial && !hasPages(matter.format))
    findings.push(...trial.notes.map((text): Finding => ({ tone: "warning", text })));
  for (const words of matter.included ?? []) {
    findings.push({ tone: "warning", text: `Shown to this audience for once: ${words}` });
  }
  return findings;
}

function pages(report: Report, matter: Matter): Finding[] {
  const out: Finding[] = [];
  const { fit, missing } = report;
  const vision = matter.records("vision")[0];
  const shorten = vision ? { kind: "vision" as const, id: vision.id, field: "statement" } : undefined;
  if (!fit) out.push({ tone: "ok", text: `${plural(report.pages, "page")}, nothing is cut` });
  else if (fit.overflow) {
    const over =
      fit.spareLines < 0 ? `${plural(-fit.spareLines, "line")} too long for one page` : "Too long for one page";
    out.push({ tone: "danger", text: `${over}: shorten what you can`, show: shorten });
  } else {
    const type = `text is ${fit.bodyPt.toLocaleString("en-GB", { maximumFractionDigits: 1 })} pt`;
    out.push({ tone: "ok", text: `Fits one page; ${type}` });
    for (const words of fit.dropped) {
      out.push({ tone: "warning", text: `Left out so that it fits: ${words}`, show: shorten });
    }
  }
  const characters = missing
    .map((one) => one.characters)
    .join(" ")
    .trim();
  if (characters !== "") {
    out.push({
      tone: "warning",
      text: `No font here has these characters, a box stands in their place: ${characters}`,
    });
  }
  return out;
}

/** The pillars must be told apart without colour: each by its own letter. */
function pillars(matter: Matter): Finding[] {
  const all = matter.records("pillar") as Pillar[];
  if (all.length === 0) return [{ tone: "warning", text: "There is no pillar yet" }];
  const codes = all.map((one) => (one.code.trim() || one.name.trim().charAt(0)).toUpperCase());
  const twin = all.find((_, index) => codes.indexOf(codes[index]!) !== index);
  if (twin) {
    const text = `Two pillars have the letter ${(twin.code.trim() || twin.name.trim().charAt(0)).toUpperCase()}: in black and white they look alike`;
    return [{ tone: "warning", text, show: { kind: "pillar", id: twin.id, field: "code" } }];
  }
  return [{ tone: "ok", text: "Readable in black and white: every pillar has its own letter" }];
}

function vision(matter: Matter): Finding[] {
  const record = matter.records("vision")[0];
  if (!record) return [];
  const fields = ["statement", "for_whom", "problem", "outcomes", "constraints", "capabilities", "impact", "non_goals"];
  const empty = fields.filter((field) => isBlank(record[field]));
  const out: Finding[] = empty.map((field) => ({
    tone: "warning",
    text: `Still empty: ${matter.labelOf("vision", field)}`,
    show: { kind: "vision", id: record.id, field },
  }));
  const outcomes = Array.isArray(record.outcomes) ? (record.outcomes as { text?: string; measure?: string }[]) : [];
  const bare = outcomes.filter((one) => !isBlank(one.text) && isBlank(one.measure));
  const first = outcomes.findIndex((one) => bare.includes(one));
  if (bare.length > 0) {
    const text = bare.length === 1 ? "One outcome has no measure" : `${bare.length} outcomes have no measure`;
    out.push({ tone: "warning", text, show: { kind: "vision", id: record.id, field: `outcomes.${first}.measure` } });
  }
  if (empty.length === 0) out.push({ tone: "ok", text: "Every section is written" });
  return [...out, ...pillars(matter)];
}

function roadmap(matter: Matter): Finding[] {
  const all = matter.records("initiative");
  if (all.length === 0)
    return [{ tone: "warning", text: "There is no initiative yet: the page is a frame without content" }];
  const out: Finding[] = [];
  const some = (list: AnyRecord[], field: string, one: string, many: (count: number) => string) => {
    const first = list[0];
    if (!first) return;
    const text = list.length === 1 ? `“${nameOf(first)}” ${one}` : many(list.length);
    out.push({ tone: "warning", text, show: { kind: "initiative", id: first.id, field } });
  };
  const live = all.filter((one) => one.horizon !== "not_now" && one.status !== "dropped");
  some(
    live.filter((one) => isBlank(one.owner)),
    "owner",
    "has no owner",
    (count) => `${counted(count)} initiatives have no owner`,
  );
  some(
    live.filter((one) => one.commitment === "committed" && (!one.start || !one.end)),
    "start",
    "is committed without dates",
    (count) => `${counted(count)} committed initiatives have no dates`,
  );
  some(
    all.filter((one) => one.horizon === "not_now" && isBlank(one.not_now_reason)),
    "not_now_reason",
    "is not now, and nobody says why",
    (count) => `${counted(count)} initiatives are not now, and nobody says why`,
  );
  const tooEarly = startingTooEarly(matter);
  const early = live.filter((one) => tooEarly.has(one.id));
  some(
    early,
    "start",
    "starts before what it needs ends; readers will see both dates",
    (count) => `${counted(count)} initiatives start before what they need ends; readers will see both dates`,
  );
  if (out.length === 0) out.push({ tone: "ok", text: "Every initiative has an owner, every promise has dates" });
  return [...out, ...pillars(matter)];
}

/** The initiatives that begin before something ends that they wait for. */
function startingTooEarly(matter: Matter): Set<Id> {
  const ends = new Map(matter.records("initiative").map((one) => [one.id, one]));
  const early = new Set<Id>();
  for (const { kind, from, to } of matter.records("dependency")) {
    const first = ends.get(String(from));
    const then = ends.get(String(to));
    if (kind !== "finish_start" || typeof first?.end !== "string" || typeof then?.start !== "string") continue;
    if (then.start < first.end) early.add(then.id);
  }
  return early;
}

function nameOf(record: AnyRecord): string {
  return String(record.title ?? "").trim() || "Untitled";
}

function decisions(matter: Matter): Finding[] {
  const all = matter.records("decision");
  const chosen = matter.document === "decision" ? all.filter((one) => one.id === matter.decision) : all;
  if (chosen.length === 0) return [{ tone: "danger", text: "There is no decision to publish yet" }];
  const out: Finding[] = [];
  const show = (one: AnyRecord, field: string) => ({ kind: "decision" as const, id: one.id, field });
  const name = (one: AnyRecord) => numberWords(one.number as number | null);
  const open = chosen.filter((one) => one.status === "draft" || one.status === "proposed");
  if (open[0]) {
    const words = open[0].status === "draft" ? "is a draft" : "is in review";
    const text =
      open.length === 1 ? `${name(open[0])} ${words}` : `${counted(open.length)} decisions are drafts or in review`;
    out.push({ tone: "warning", text, show: show(open[0], "status") });
  }
  const check = (list: AnyRecord[], field: string, words: string, many: string) => {
    const first = list[0];
    if (!first) return;
    const text = list.length === 1 ? `${name(first)} ${words}` : `${counted(list.length)} ${many}`;
    out.push({ tone: "warning", text, show: show(first, field) });
  };
  check(
    chosen.filter((one) => isBlank(one.title)),
    "title",
    "has no title",
    "decisions have no title",
  );
  check(
    chosen.filter((one) => isBlank(one.context)),
    "context",
    "has no context",
    "decisions have no context",
  );
  check(
    chosen.filter((one) => one.status === "accepted" && isBlank(one.outcome)),
    "outcome",
    "is accepted and does not say what was decided",
    "accepted decisions do not say what was decided",
  );
  check(
    chosen.filter((one) => one.status === "accepted" && one.door === "one_way" && isBlank(one.approver)),
    "approver",
    "is a one-way door, accepted without an approver",
    "one-way doors are accepted without an approver",
  );
  if (out.length === 0) {
    const text = matter.document === "decision" ? "The record is complete" : "Every record is complete, none is open";
    out.push({ tone: "ok", text });
  }
  return out;
}

function scorecard(matter: Matter): Finding[] {
  const results = matter.records("key_result");
  if (matter.records("objective").length === 0)
    return [{ tone: "warning", text: "There is no objective yet: the page is a frame without content" }];
  const bare = results.filter((one) => isBlank(one.target));
  const first = bare[0];
  if (!first) return [{ tone: "ok", text: "Every key result has a target" }];
  const text =
    bare.length === 1 ? `“${nameOf(first)}” has no target` : `${counted(bare.length)} key results have no target`;
  return [{ tone: "warning", text, show: { kind: "key_result", id: first.id, field: "target" } }];
}

/** Whether nothing stands against writing it. */
export function mayPublish(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => finding.tone === "danger");
}
