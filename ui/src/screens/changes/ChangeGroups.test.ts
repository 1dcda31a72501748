// @vitest-environment jsdom
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import type { RecordChange } from "../../lib/types";
import ChangeGroups from "./ChangeGroups.svelte";
import { grouped } from "./changes";

let shown: Record<string, unknown>;
afterEach(async () => {
  await unmount(shown);
  document.body.replaceChildren();
});

const change = (title: string, more: Partial<RecordChange>): RecordChange => ({
  kind: "link",
  id: title,
  title,
  made: false,
  gone: false,
  groups: ["relinked"],
  reason: "",
  along: 0,
  fields: [],
  ...more,
});

test("a link that is new and one that is gone are told apart in words", () => {
  const changes = [
    change("A needs B", { made: true }),
    change("A serves C", { gone: true }),
    change("Old", { kind: "initiative", groups: ["dropped"], gone: true }),
  ];
  shown = mount(ChangeGroups, { target: document.body, props: { groups: grouped(changes, "all"), first: 100 } });
  flushSync();
  const heads = [...document.querySelectorAll("li .head")].map((one) => one.textContent!.replace(/\s+/g, " ").trim());
  expect(heads.find((one) => one.includes("A needs B"))).toMatch(/new$/);
  expect(heads.find((one) => one.includes("A serves C"))).toMatch(/deleted$/);
  // The name of the group says it.
  expect(heads.find((one) => one.includes("Old"))).not.toMatch(/deleted/);
});
