/** What preflight looks at, taken from the open strategy and the pages as they are now. */
import { strategy } from "../../lib/strategy.svelte";
import type { Document, Format, Kind, Readers } from "../../lib/types";
import type { Matter } from "./preflight";
import { publish } from "./state.svelte";
import { thumbnails, type Wish } from "./thumbnails.svelte";
import { trialKey, trying } from "./tried.svelte";

/** The first page of a document, with the settings that it has now. */
export function wishFor(document: Document): Wish {
  const { paper, audience, since, include } = publish.settingsOf(document);
  return { document, record: publish.recordOf(document), paper, audience, since, include };
}

/** The audience within a sentence: the names that everyone has in small letters. */
export function audienceWords(audience: Readers): string {
  const one = publish.audiences.find(({ id }) => id === audience);
  return one?.own ? one.label : (one?.label.toLowerCase() ?? "");
}

/** `Dependencies`, `Effort, likely (initiatives)`. */
function includedWords(kind: Kind, field: string): string {
  const definition = strategy.definition(kind);
  const labels = definition?.labels ?? kind;
  const label = definition?.fields.find((one) => one.name === field)?.label;
  return label ? `${label} (${labels.toLowerCase()})` : labels;
}

export function matterOf(document: Document, format: Format): Matter {
  const page = thumbnails.ready.get(document);
  const current = page !== undefined && thumbnails.isCurrent(wishFor(document));
  return {
    document,
    format,
    decision: publish.recordOf("decision"),
    report: current ? page.report : null,
    included: publish.settingsOf(document).include.map(({ kind, field }) => includedWords(kind, field ?? "")),
    trial: trying.latest?.key === trialKey(publish.exportOf(document), strategy.revision) ? trying.latest : null,
    kept: publish.settingsOf(document).audience === "all" ? null : audienceWords(publish.settingsOf(document).audience),
    records: (kind) => strategy.records(kind),
    labelOf: (kind, field) =>
      strategy.definition(kind)?.fields.find((one) => one.name === field)?.label ?? field.replaceAll("_", " "),
  };
}
