import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, go, openExample, test } from "./support/test";

test("each document is published as PDF and as Markdown, and shows what was written", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  const publish = page.getByRole("button", { name: "Publish…" });
  for (const [value, document] of [
    ["vision", "One-page vision"],
    ["roadmap", "Roadmap"],
    ["decisions", "Decision log"],
  ] as const) {
    await page.locator(`input[type="checkbox"][value="${value}"]`).focus();
    for (const format of ["PDF", "Markdown"]) {
      await page.getByRole("radio", { name: format }).click();
      const before = host.files().length;
      await publish.click();
      await expect(page.getByRole("group", { name: "Written" })).toContainText(document);
      await expect.poll(() => host.files().length, { message: `${document} as ${format}` }).toBe(before + 1);
    }
  }
  const pdfs = host.files().filter((name) => name.endsWith(".pdf"));
  expect(pdfs).toHaveLength(3);
  for (const name of pdfs) expect(readFileSync(join(host.chosen, name)).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(page.getByRole("button", { name: "Open folder" })).toBeEnabled();
});

test("the arrows choose the document, and Tab leaves the documents without choosing another", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Publish");
  const tick = (value: string) => page.locator(`input[type="checkbox"][value="${value}"]`);
  await tick("vision").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tick("roadmap")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(tick("roadmap")).toHaveAttribute("aria-current", "true");
  await expect(page.locator("input[type=checkbox][aria-current]:focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(tick("roadmap")).toBeFocused();
});

test("a set goes into a folder of its own in one go", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Board pack" }).click();
  await page.getByRole("checkbox", { name: "Scorecard" }).uncheck();
  await page.getByRole("button", { name: "Publish 3 documents…" }).click();
  const result = page.getByRole("group", { name: "Written" });
  await expect(result).toContainText("3 documents written");
  await expect(result.getByRole("button", { name: /^Open (One-page vision|Roadmap|Briefing slides)$/ })).toHaveCount(3);
  const [folder] = host.files().filter((name) => name.includes("documents"));
  const files = readdirSync(join(host.chosen, folder!));
  expect(files.filter((name) => name.endsWith(".pdf"))).toHaveLength(3);
  expect(files.every((name) => name.includes("-executives-"))).toBe(true);
  // What was published is remembered, so that the next one can tell what changed since.
  await page.locator('input[value="what_changed"]').focus();
  await expect(page.getByLabel("Compared with")).toContainText("Published: ");
});

test("the brand: a logo is taken in, refused with the reason, and removed", async ({ page, host, complaints }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Brand…" }).click();
  const dialog = page.getByRole("dialog", { name: "Brand" });
  await expect(dialog.getByRole("img")).toBeVisible();
  const take = (name: string, text: string) =>
    dialog.getByLabel("File of the logo").setInputFiles({ name, mimeType: "image/svg+xml", buffer: Buffer.from(text) });
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3">${inner}</svg>`;
  await take("word.svg", svg("<text>Harbour</text>"));
  await expect(dialog.getByRole("alert")).toContainText("turned into outlines");
  // The browser notes every refusal; the page has said it.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("422")]);
  await take("mark.svg", svg('<rect width="9" height="3" fill="#a00"/><script>alert(1)</script>'));
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect.poll(() => dialog.getByRole("img").getAttribute("src")).not.toContain(btoa("script").slice(0, 6));
  await dialog.getByRole("textbox", { name: "Accent colour" }).fill("#ffd400");
  await expect(dialog.getByRole("status")).toContainText("a darker one that can be read");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(dialog.getByText("No logo yet")).toBeVisible();
});

test("an audience of one’s own sees what its author says", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Edit audiences…" }).click();
  const dialog = page.getByRole("dialog", { name: "Audiences of your own" });
  await dialog
    .getByRole("group", { name: /New audience/ })
    .getByRole("button", { name: "Executives" })
    .click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Supervisory board");
  await dialog.getByLabel("Find a field").fill("team");
  const team = dialog.getByRole("checkbox", { name: /^Team\b/ }).first();
  await expect(team).not.toBeChecked();
  await team.check();
  await expect(dialog.getByText("Only what is different (1)")).toBeVisible();
  await dialog.getByRole("button", { name: "Use for this document" }).click();
  await expect(page.getByRole("heading", { name: "Left out for Supervisory board" })).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("group", { name: "Written" })).toContainText("supervisory-board");
});

test("what an audience is kept from can be included for once, and what was published is looked back at", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.locator('input[value="roadmap"]').focus();
  const settings = page.getByRole("region", { name: "Settings of Roadmap" });
  await settings.getByRole("radio", { name: "Executives" }).click();
  await expect(settings.getByRole("heading", { name: "Left out for executives" })).toBeVisible();
  await settings.getByText("What this document leaves out anyway").click();
  await expect(settings.getByRole("listitem").filter({ hasText: "Effort, likely" }).first()).toBeVisible();
  await settings.getByRole("radio", { name: "Markdown" }).click();
  const publish = page.getByRole("button", { name: "Publish…" });
  const read = (at: number) =>
    readFileSync(join(host.chosen, host.files().filter((name) => name.endsWith(".md"))[at]!), "utf8");
  await publish.click();
  await expect(page.getByRole("group", { name: "Written" })).toBeVisible();
  expect(read(0)).not.toContain("## Dependencies");
  expect(read(0)).not.toContain("mermaid");

  await settings.getByRole("button", { name: /^Include: .*dependenc/ }).click();
  await expect(settings.getByText(/Shown to this audience for once: Dependencies/)).toBeVisible();
  await settings.getByRole("checkbox", { name: /Mermaid/ }).check();
  rmSync(join(host.chosen, host.files()[0]!));
  await publish.click();
  await expect.poll(() => host.files().length).toBe(1);
  expect(read(0)).toContain("## Dependencies");
  expect(read(0)).toContain("```mermaid\ngantt\n");
  // It was for once.
  await expect(settings.getByRole("button", { name: /^Include: .*dependenc/ })).toBeVisible();

  await page.getByRole("button", { name: /^Last published, / }).click();
  const dialog = page.getByRole("dialog", { name: "What was published" });
  await expect(dialog.getByText("Included for once: Dependencies.")).toBeVisible();
  await expect(dialog.getByText("Executives, Markdown").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await settings.getByRole("button", { name: "What changed since" }).click();
  const changed = page.getByRole("region", { name: "Settings of What changed" });
  await expect(changed.getByRole("radio", { name: "Executives" })).toBeChecked();
  await expect(changed.getByLabel("Compared with")).toContainText("Published: ");
});

test("nothing that was typed runs in the published page, even without its content policy", async ({ page, host }) => {
  await openExample(page, host);
  const hostile = [
    "<script>window.hit = 1</script>",
    '<img src=x onerror="window.hit = 2">',
    "<svg onload='window.hit = 3'>",
    '"><b onclick=window.hit=4 style=position:fixed;inset:0>x</b>',
    "</style><script>window.hit = 5</script>",
    "[a](javascript:window.hit=6) <a href='javascript:window.hit=7'>b</a>",
    "<iframe srcdoc='<script>parent.hit = 8</script>'></iframe>",
    "<details open ontoggle=window.hit=9><summary>c</summary></details>",
  ];
  const text = hostile.join("\n\n");
  await page.evaluate(
    async ({ text, hostile }) => {
      const call = (name: string, args: unknown) =>
        fetch("/rpc", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ call: name, args }),
        }).then((answer) => answer.text());
      const changes = [
        {
          op: "set",
          kind: "vision",
          fields: { statement: text, problem: text, outcomes: hostile.map((text) => ({ text })) },
        },
        { op: "set", kind: "strategy", fields: { title: hostile[0], organisation: hostile[1], footer: hostile[3] } },
        {
          op: "put",
          kind: "initiative",
          fields: { title: hostile[1], start: "2027-01-01", end: "2027-06-30", owner: hostile[3] },
        },
        { op: "put", kind: "decision", fields: { title: hostile[3], context: text, outcome: text } },
        { op: "put", kind: "risk", fields: { title: hostile[4], mitigation: text } },
      ];
      await call("edit_apply", { changes });
      for (const document of ["vision", "roadmap", "timeline", "decisions", "book", "deck"])
        await call("export", { document, format: "html", paper: "a4", overwrite: false });
    },
    { text, hostile },
  );
  const pages = host.files().filter((name) => name.endsWith(".html"));
  expect(pages).toHaveLength(6);
  for (const name of pages) {
    const written = readFileSync(join(host.chosen, name), "utf8");
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/i;
    expect(written).toMatch(policy);
    const bare = join(host.folder, name);
    writeFileSync(bare, written.replace(policy, ""));
    await page.goto(pathToFileURL(bare).href);
    for (const link of await page.locator("a").all()) {
      const to = (await link.getAttribute("href")) ?? "";
      expect(to).toMatch(/^(#|https?:|mailto:)/);
    }
    await page.mouse.click(300, 300);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit), name).toBeUndefined();
    expect(await page.locator("script, iframe, object, embed, [onclick], [onerror], [onload]").count()).toBe(0);
    expect(await page.locator("body").innerText()).toContain("window.hit = 1");
  }
});
