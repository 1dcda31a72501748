/** What preflight looks at, taken from the open strategy and the pages as they are now. */
import { strategy } from "../../lib/strategy.svelte";
import type { Document, Format } from "../../lib/types";
import type { Matter } from "./preflight";
import { publish } from "./state.svelte";
import { thumbnails } from "./thumbnails.svelte";

export function matterOf(document: Document, format: Format): Matter {
  const page = thumbnails.ready.get(document);
  const current =
    page !== undefined && page.paper === publish.paperOf(document) && page.audience === publish.audienceOf(document);
  return {
    document,
    format,
    decision: publish.decision,
    report: current ? page.report : null,
    records: (kind) => strategy.records(kind),
    labelOf: (kind, field) =>
      strategy.definition(kind)?.fields.find((one) => one.name === field)?.label ?? field.replaceAll("_", " "),
  };
}
