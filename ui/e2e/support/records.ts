/** Records for a test, made through the core as another window would make them. */
import type { Page } from "@playwright/test";
import type { Host } from "./host";
import { openExample } from "./test";

export interface Made {
  kind: string;
  fields: Record<string, unknown>;
}

interface Opened {
  strategy: Record<string, { id: string }[]>;
}

/** The records of one kind of the example, by the name of its list. */
const LISTS: Record<string, string> = {
  debt_item: "debt_items",
  risk: "risks",
  stakeholder: "stakeholders",
  capability: "capabilities",
  experiment: "experiments",
};

export async function rpc<T>(host: Host, call: string, args: unknown): Promise<T> {
  const response = await fetch(`${host.url}/rpc`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ call, args }),
  });
  const body = (await response.json()) as T;
  if (!response.ok) throw new Error(`${call}: ${JSON.stringify(body)}`);
  return body;
}

/** The open strategy as the core has it: the records by the names of their lists. */
export async function strategyOf(host: Host): Promise<Record<string, Record<string, unknown>[]>> {
  type Info = { open: { strategy: Record<string, Record<string, unknown>[]> } };
  return (await rpc<Info>(host, "app_info", {})).open.strategy;
}

/** Opens the example with these records as the only ones of their kinds. */
export async function openWith(page: Page, host: Host, made: readonly Made[]): Promise<void> {
  await page.goto(host.url);
  const opened = await rpc<Opened>(host, "file_example", {});
  const kinds = new Set(made.map(({ kind }) => kind));
  const gone = [...kinds].flatMap((kind) =>
    (opened.strategy[LISTS[kind] ?? ""] ?? []).map(({ id }) => ({ op: "delete", kind, id })),
  );
  const put = made.map(({ kind, fields }) => ({ op: "put", kind, fields }));
  for (const changes of [gone, put]) if (changes.length > 0) await rpc(host, "edit_apply", { changes });
  await page.reload();
}

export { openExample };
