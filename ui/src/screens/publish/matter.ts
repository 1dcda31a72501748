/** What preflight looks at, taken from the open strategy and the pages as they are now. */
import { strategy } from "../../lib/strategy.svelte";
import type { Document, Format } from "../../lib/types";
import type { Matter } from "./preflight";
import { publish } from "./state.svelte";
import { thumbnails, type Wish } from "./thumbnails.svelte";

/** The first page of a document, with the settings that it has now. */
export function wishFor(document: Document): Wish {
  const { paper, audience, since } = publish.settingsOf(document);
  return { document, record: publish.recordOf(document), paper, audience, since };
}

export function matterOf(document: Document, format: Format): Matter {
  const page = thumbnails.ready.get(document);
  const current = page !== undefined && thumbnails.isCurrent(wishFor(document));
  return {
    document,
    format,
    decision: publish.recordOf("decision"),
    report: current ? page.report : null,
    records: (kind) => strategy.records(kind),
    labelOf: (kind, field) =>
      strategy.definition(kind)?.fields.find((one) => one.name === field)?.label ?? field.replaceAll("_", " "),
  };
}
