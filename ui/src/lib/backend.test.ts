import { afterEach, expect, test, vi } from "vitest";
import { call } from "./backend";

afterEach(() => vi.unstubAllGlobals());

test("an answer that was cut short is no answer", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"revision": 4, "upse', { status: 200 })));
  await expect(call("edit_undo", {})).rejects.toMatchObject({ code: "unreachable" });
  // Nothing may be the answer, when it is said.
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("null", { status: 200 })));
  await expect(call("file_save_copy", {})).resolves.toBeNull();
});

test("a refusal says why, even where its words were lost", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"code":"refused","message":"No."}', { status: 422 })));
  await expect(call("edit_undo", {})).rejects.toMatchObject({ code: "refused", message: "No." });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 500 })));
  await expect(call("edit_undo", {})).rejects.toMatchObject({ code: "internal" });
});
