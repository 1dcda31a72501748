/**
 * The one module that talks to the back end: in the window through the shell, in a browser through the development
 * host. It knows nothing of what the calls mean, and it keeps no state besides the connection.
 */
import type { Call, Calls, Events, Failure, RecordProblem } from "./types";

/** A call that the back end refused or could not carry out. The message says what happened and what to do. */
export class BackendError extends Error {
  readonly code: string;
  readonly hints: string[];
  /** The fields that were refused, if it was their fault. */
  readonly problems: RecordProblem[];

  constructor(failure: Pick<Failure, "code" | "message"> & Partial<Failure>) {
    super(failure.message);
    this.name = "BackendError";
    this.code = failure.code;
    this.hints = failure.hints ?? [];
    this.problems = failure.problems ?? [];
  }
}

type Args<C extends Call> = Calls[C][0];
type Result<C extends Call> = Calls[C][1];

const inWindow = "__TAURI_INTERNALS__" in globalThis;
/** Whether the page stands in the program's own window rather than in a browser. */
export const inShell: boolean = inWindow;

/** Asks the back end. `leaving` keeps the request alive while the page is being closed. */
export async function call<C extends Call>(name: C, args: Args<C>, leaving = false): Promise<Result<C>> {
  return inWindow ? callShell(name, args) : callHost(name, args, leaving);
}

async function callShell<C extends Call>(name: C, args: Args<C>): Promise<Result<C>> {
  const { invoke } = await shellCore();
  try {
    return await invoke<Result<C>>("rpc", { call: name, args });
  } catch (error) {
    throw new BackendError(asFailure(error));
  }
}

async function callHost<C extends Call>(name: C, args: Args<C>, leaving: boolean): Promise<Result<C>> {
  const silent = () => new BackendError({ code: "unreachable", message: "Lodestar’s core does not answer" });
  let response: Response;
  try {
    response = await fetch("/rpc", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ call: name, args }),
      keepalive: leaving,
    });
  } catch {
    throw silent();
  }
  // An answer that was cut short says nothing: whether it was done is found out by asking again.
  const body = (await response.json().catch(() => undefined)) as unknown;
  if (!response.ok) throw new BackendError(asFailure(body));
  if (body === undefined) throw silent();
  return body as Result<C>;
}

function asFailure(error: unknown): Pick<Failure, "code" | "message"> & Partial<Failure> {
  if (typeof error === "object" && error !== null && "message" in error) {
    const { code, message, hints, problems } = error as Partial<Failure>;
    return { code: code ?? "internal", message: String(message), hints, problems };
  }
  return { code: "internal", message: typeof error === "string" ? error : "Something went wrong inside." };
}

let core: Promise<typeof import("@tauri-apps/api/core")> | undefined;
function shellCore() {
  return (core ??= import("@tauri-apps/api/core"));
}

let source: EventSource | undefined;

/**
 * Hears an event of the back end until the returned function is called. The promise is kept once nothing that is said
 * from then on can be missed.
 */
export async function on<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): Promise<() => void> {
  if (inWindow) {
    const { listen } = await import("@tauri-apps/api/event");
    // Without a target it would hear what is said to the other windows too.
    return listen<Events[E]>(event, ({ payload }) => handler(payload), { target: ownWindow });
  }
  if (typeof EventSource === "undefined") return () => {};
  source ??= new EventSource("/events");
  const stream = source;
  const hear = (message: MessageEvent<string>) => handler(JSON.parse(message.data) as Events[E]);
  stream.addEventListener(event, hear);
  if (stream.readyState === EventSource.CONNECTING) {
    await new Promise<void>((resolve) => {
      stream.addEventListener("open", () => resolve(), { once: true });
      stream.addEventListener("error", () => resolve(), { once: true });
    });
  }
  return () => stream.removeEventListener(event, hear);
}

/** The windows beside the main one. */
export type Beside = "preview" | "stage";

/** Which window this page stands in. */
export const ownWindow: "main" | Beside = (() => {
  const asked = new URLSearchParams(globalThis.location?.search ?? "");
  return asked.has("stage") ? "stage" : asked.has("preview") ? "preview" : "main";
})();

/** One line of the menu bar; without an id the line between two groups. */
export interface MenuEntry {
  id?: string;
  label?: string;
  /** `Mod+Shift+Z`. */
  keys?: string;
  enabled?: boolean;
  checked?: boolean;
}

export interface MenuBar {
  shown: boolean;
  menus: { id: string; title: string; entries: MenuEntry[] }[];
}

/** What the shell does with its windows when a page asks for it. */
interface ShellCalls {
  window_close: Record<string, never>;
  window_stay: Record<string, never>;
  window_menu: MenuBar;
  window_theme: { theme: "light" | "dark" | "system" };
  window_open: { window: Beside; about?: string };
  window_shut: { window: Beside };
  window_tell: { to: "main" | Beside; message: unknown };
  window_full_screen: Record<string, never>;
  /** The main window comes to the front. */
  window_front: Record<string, never>;
  window_link: { url: string };
}

/** Asks the shell something about its windows. A browser has no shell: there nothing happens. */
export async function askShell<C extends keyof ShellCalls>(name: C, args: ShellCalls[C]): Promise<void> {
  if (!inWindow) return;
  const { invoke } = await shellCore();
  try {
    await invoke("rpc", { call: name, args });
  } catch (error) {
    throw new BackendError(asFailure(error));
  }
}

/** Scales everything: the page zoom in the window, CSS zoom in a browser. */
export async function setZoom(factor: number): Promise<void> {
  if (inWindow) {
    const { getCurrentWebview } = await import("@tauri-apps/api/webview");
    await getCurrentWebview()
      .setZoom(factor)
      .catch(() => {});
  } else {
    document.documentElement.style.setProperty("zoom", String(factor));
  }
}

/** Whether the keyboard's main modifier is ⌘ rather than Ctrl. */
export const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? "");
