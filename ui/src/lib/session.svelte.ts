/**
 * The program around the strategy: opening and closing files, recent files, settings, and what goes wrong with them.
 */
import { announcements } from "./announce.svelte";
import { askShell, BackendError, call, on, setZoom } from "./backend";
import { behindDialog, runCommand } from "./commands";
import { fieldRedoes, fieldTravels, fieldUndoes } from "./fields/nativeUndo";
import { notices, type NoticeAction } from "./notices.svelte";
import { reasons } from "./reasons.svelte";
import { strategy } from "./strategy.svelte";
import type { Failure, Id, LookAt, NewStrategy, Opened, Recent, Settings } from "./types";
import { view } from "./view.svelte";
import { fileName } from "./words";

const USUAL: Settings = { theme: "system", density: "compact", zoom: 1, letterShortcuts: true };
const ZOOM_STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

const EXAMPLES = "lodestar.examples";

function examples(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(EXAMPLES) ?? "[]");
    return Array.isArray(kept) ? kept.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

function rememberExample(path: string): void {
  try {
    localStorage.setItem(
      EXAMPLES,
      JSON.stringify([path, ...examples().filter((other) => other !== path)].slice(0, 20)),
    );
  } catch {
    // Without storage the file is an ordinary one after the next start.
  }
}

class Session {
  version = $state("");
  recents = $state.raw<Recent[]>([]);
  settings = $state.raw<Settings>(USUAL);
  /** The back end has answered for the first time. */
  ready = $state(false);
  /** What is being opened, in words, while the back end works. */
  busy = $state<string | null>(null);

  /** Learns what the back end knows, and hears it from then on. */
  async begin(): Promise<() => void> {
    const stops = await Promise.all([
      strategy.listen(),
      on("opened", (opened) => this.#show(opened)),
      on("notice", (failure) => this.report(failure)),
      on("menu", ({ command, path }) => this.#menu(command, path)),
    ]);
    strategy.onTrouble = (error) => this.#trouble(error);
    strategy.onAsked = (asked) => reasons.ask(asked);
    try {
      const { kinds } = await call("definitions", {});
      strategy.definitions = new Map(kinds.map((definition) => [definition.kind, definition]));
      const info = await call("app_info", {});
      this.version = info.version;
      this.recents = info.recents;
      this.settings = { ...USUAL, ...info.settings };
      void setZoom(this.settings.zoom);
      if (info.open) this.#show(info.open);
    } catch (error) {
      this.#failed(error);
    }
    this.ready = true;
    return () => stops.forEach((stop) => stop());
  }

  /** What the native menu and the shell ask for. */
  #menu(command: string, path: string | undefined): void {
    if (command === "flush-and-close") void this.#leave();
    else if (command === "flush-and-open" && path !== undefined) void this.openFile(path);
    else if (view.dialog !== null || behindDialog()) return;
    // A field that is being written in undoes by itself: the keys of a native menu never reach the page.
    else if (command === "edit.undo" && fieldUndoes()) fieldTravels("undo");
    else if (command === "edit.redo" && fieldRedoes()) fieldTravels("redo");
    else runCommand(command);
  }

  async #leave(): Promise<void> {
    await strategy.flush();
    if (!strategy.stuck) return askShell("window_close", {});
    await askShell("window_stay", {});
    notices.raise({
      code: "closing",
      message: "Lodestar stays open: what you wrote last is not saved.",
      actions: [
        { label: "Save a copy…", run: () => this.saveCopy() },
        { label: "Close without it", run: () => askShell("window_close", {}) },
      ],
    });
  }

  // ——— files

  async openExample(): Promise<boolean> {
    const opened = await this.#opening("Making a copy of the example…", () => call("file_example", {}));
    if (opened && strategy.file) rememberExample(strategy.file.path);
    return opened;
  }

  async openNew(answers: NewStrategy): Promise<boolean> {
    return this.#opening("Making the file…", () => call("file_new", answers));
  }

  /** Whether the open file began as a copy of the example. */
  get isExample(): boolean {
    return strategy.file !== null && examples().includes(strategy.file.path);
  }

  /** Opens a file; without a path the back end asks for one. */
  async openFile(path?: string): Promise<boolean> {
    return this.#opening(
      path ? `Opening ${fileName(path)}…` : null,
      () => call("file_open", path ? { path } : {}),
      path,
    );
  }

  async close(): Promise<void> {
    await strategy.flush();
    if (strategy.stuck) return this.#mind();
    try {
      await call("file_close", {});
    } catch (error) {
      return this.#failed(error);
    }
    strategy.close();
    notices.clear();
    await this.refreshRecents();
  }

  /** Shows the plan, an option, or the strategy as it was; whether it does. */
  async look(at: LookAt): Promise<boolean> {
    return this.#turning(() => call("look", { at }));
  }

  /** Makes an option the plan. */
  async adopt(id: Id, decision: boolean, aside: Id[]): Promise<boolean> {
    return this.#turning(() => call("option_adopt", { id, decision, aside }));
  }

  /** Gives up what no longer applies in an option. */
  async letGo(id: Id): Promise<boolean> {
    return this.#turning(() => call("option_let_go", { id }));
  }

  async #turning(ask: () => Promise<Opened>): Promise<boolean> {
    await strategy.flush();
    if (strategy.stuck) {
      this.#mind();
      return false;
    }
    try {
      const opened = await ask();
      reasons.ask(null);
      // What was said of the other state, and its Undo, mean nothing here.
      announcements.dismiss();
      strategy.open(opened);
      return true;
    } catch (error) {
      announcements.show(error instanceof Error ? error.message : String(error), { tone: "warning" });
      return false;
    }
  }

  async saveCopy(): Promise<void> {
    await strategy.flush();
    const rescue = strategy.stuck;
    try {
      const saved = await call("file_save_copy", {});
      if (!saved) return;
      if (rescue) {
        // The first place takes no more: go on in the copy, with everything that still waits.
        const opened = await call("file_open", { path: saved.path });
        if (opened) this.#show(opened, true);
      }
      announcements.show(`Saved a copy: ${fileName(saved.path)}`);
    } catch (error) {
      this.#failed(error);
    }
  }

  async recover(path: string): Promise<void> {
    try {
      const recovered = await call("file_recover", { path });
      notices.settle("damaged");
      await this.openFile(recovered.path);
      notices.raise({
        code: "recovered",
        tone: "warning",
        message: `What could be read was put into ${fileName(recovered.path)}. The damaged file is unchanged.`,
        hints: recovered.report,
      });
    } catch (error) {
      this.#failed(error);
    }
  }

  async forget(path: string): Promise<void> {
    this.recents = this.recents.filter((recent) => recent.path !== path);
    await call("recents_remove", { path }).catch((error: unknown) => this.#failed(error));
    await this.refreshRecents();
  }

  async forgetAll(): Promise<void> {
    this.recents = [];
    await call("recents_clear", {}).catch((error: unknown) => this.#failed(error));
    await this.refreshRecents();
  }

  async refreshRecents(): Promise<void> {
    try {
      this.recents = (await call("app_info", {})).recents;
    } catch {
      // The list stays as it was.
    }
  }

  // ——— settings

  async change(settings: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...settings };
    if (settings.zoom !== undefined) void setZoom(settings.zoom);
    await call("settings_set", settings).catch((error: unknown) => this.#failed(error));
  }

  /** One step larger (1) or smaller (−1), or back to 100% (0). */
  zoom(direction: 1 | -1 | 0): void {
    const now = this.settings.zoom;
    const next =
      direction === 0
        ? 1
        : direction > 0
          ? (ZOOM_STEPS.find((step) => step > now + 0.001) ?? now)
          : (ZOOM_STEPS.findLast((step) => step < now - 0.001) ?? now);
    if (next !== now) void this.change({ zoom: next });
    announcements.say(`Zoom ${Math.round(next * 100)} per cent`);
  }

  // ——— trouble

  /** Shows what went wrong, with what can be done about it. It stays until it is settled. */
  report(failure: Pick<Failure, "code" | "message"> & Partial<Failure>, path?: string): void {
    const actions: NoticeAction[] = [];
    if (/^(damaged|foreign)$/.test(failure.code) && path !== undefined) {
      actions.push({ label: "Recover what can be read", run: () => this.recover(path) });
    }
    if (failure.code === "changed_outside" && strategy.file) {
      const open = strategy.file.path;
      actions.push({ label: "Open it again", run: () => void this.openFile(open) });
      actions.push({ label: "Save a copy…", run: () => this.saveCopy() });
    }
    if (failure.code === "read_only") actions.push({ label: "Save a copy…", run: () => this.saveCopy() });
    const tone = /^(read_only|changed_outside)$/.test(failure.code) ? "warning" : "danger";
    notices.raise({ code: failure.code, tone, message: failure.message, hints: failure.hints ?? [], actions });
    announcements.say(failure.message);
  }

  #failed(error: unknown, path?: string): void {
    const failure =
      error instanceof BackendError ? error : new BackendError({ code: "internal", message: String(error) });
    this.report(failure, path);
  }

  #trouble(error: BackendError | null): void {
    if (error === null) {
      notices.settle("closing");
      return notices.settle("not_saved");
    }
    const open = strategy.file?.path;
    notices.settle("changed_outside");
    notices.raise({
      code: "not_saved",
      message: `Not saved: ${error.message}`,
      hints: error.hints.length > 0 ? error.hints : ["What you typed is kept here and tried again."],
      actions: [
        error.code === "changed_outside" && open !== undefined
          ? { label: "Open it again, keep my words", run: async () => void (await this.openFile(open)) }
          : { label: "Try again", run: () => strategy.retry() },
        { label: "Save a copy…", run: () => this.saveCopy() },
      ],
      closable: false,
    });
  }

  #mind(): void {
    announcements.show("Not everything is saved: save a copy first.", { tone: "warning" });
  }

  async #opening(words: string | null, ask: () => Promise<Opened | null>, path?: string): Promise<boolean> {
    this.busy = words;
    try {
      await strategy.flush();
      // The same file again, after it changed outside, takes what waits; another one must not swallow it.
      const again = strategy.stuck && path !== undefined && path === strategy.file?.path;
      if (strategy.stuck && !again) {
        this.#mind();
        return false;
      }
      const opened = await ask();
      if (opened) this.#show(opened, again);
      return opened !== null;
    } catch (error) {
      this.#failed(error, path);
      void this.refreshRecents();
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** Keeps words in sight that cannot be written anywhere. */
  #keep(words: string): void {
    notices.raise({
      code: "words_left",
      tone: "warning",
      message: "This file holds another strategy now. What you typed last was not written into it.",
      hints: [words],
      actions: [
        {
          label: "Copy the words",
          run: async () => {
            await navigator.clipboard.writeText(words);
            announcements.show("Copied");
          },
        },
      ],
    });
  }

  #show(opened: Opened, keepWaiting = false): void {
    notices.clear();
    const left = strategy.open(opened, keepWaiting);
    if (left !== "") this.#keep(left);
    reasons.ask(null);
    if (opened.readOnly !== null && opened.looking === null) {
      const why = opened.readOnly.replace(/\.$/, "");
      this.report({ code: "read_only", message: `“${opened.fileName}” can only be read: ${why}.` });
    }
    void this.refreshRecents();
  }
}

export const session = new Session();
