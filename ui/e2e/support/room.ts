/** A workshop of a test: its steps, its notes, and the ways about in it. */
import type { Page } from "@playwright/test";
import type { Host } from "./host";
import { rpc } from "./records";
import { expect, go, openExample } from "./test";

/** The workshop is 1, its steps are 10 and on, the notes that it begins with 1000 and on. */
export const id = (tail: number) => `01a19b7c-a680-7fff-8000-${String(tail).padStart(12, "0")}`;

interface Step {
  title: string;
  activity: string;
  [field: string]: unknown;
}

/** A workshop with these steps, begun. */
export async function room(page: Page, host: Host, people: number, steps: Step[], notes: string[] = []): Promise<void> {
  await openExample(page, host);
  await rpc(host, "edit_apply", {
    changes: [
      { op: "put", kind: "workshop", id: id(1), fields: { title: "The room", slot: 60, people, roles: ["Lead"] } },
      ...steps.map((fields, at) => ({
        op: "put",
        kind: "workshop_step",
        id: id(10 + at),
        fields: { minutes: 10, ...fields, workshop: id(1) },
      })),
      ...notes.map((text, at) => ({
        op: "put",
        kind: "workshop_note",
        id: id(1000 + at),
        fields: { text, workshop: id(1), step: id(10) },
      })),
    ],
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  await page.getByRole("button", { name: "Begin now" }).click();
  await expect(page.getByRole("heading", { name: steps[0]!.title, level: 1 })).toBeVisible();
}

/** Goes on to the step of this title. */
export async function next(page: Page, title: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}

/** A note in the console, by its words. */
export const note = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** The stage, in a window of its own. */
export async function stageOf(page: Page, host: Host): Promise<Page> {
  const stage = await page.context().newPage();
  await stage.goto(`${host.url}/?stage=${id(1)}`);
  await expect(stage.getByText("The room")).toBeVisible();
  return stage;
}
