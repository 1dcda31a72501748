/** For tests only: a component in a document, with the strategy that the screens see. */
import { flushSync, mount, unmount, type Component } from "svelte";
import { strategy } from "../strategy.svelte";
import { KINDS, LISTS, type AnyRecord, type FieldDef, type Kind, type KindDef, type Opened } from "../types";

// The document of the tests lacks what stands here; ids in tests need no escaping beyond this.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") } as typeof CSS;

if (globalThis.Element) Element.prototype.scrollIntoView ??= () => {};

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

export function field(name: string, shape: FieldDef["shape"], more: Partial<FieldDef> = {}): FieldDef {
  return {
    name,
    label: name,
    help: "",
    shape,
    required: false,
    counted: false,
    placement: false,
    onDelete: "clear",
    ...more,
  };
}

export function kind(name: Kind, title: string, fields: FieldDef[], more: Partial<KindDef> = {}): KindDef {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
  return {
    kind: name,
    name,
    list: LISTS[name],
    label,
    labels: `${label}s`,
    help: "",
    single: false,
    title,
    fields,
    ...more,
  };
}

export function record(id: string, fields: Record<string, unknown>, rank = id): AnyRecord {
  return { id, rank, created: "2027-01-01T00:00:00Z", updated: "2027-01-01T00:00:00Z", ...fields };
}

/** Opens a strategy that no back end knows: what is changed stays in the queue and shows. */
export function openStrategy(
  definitions: KindDef[],
  records: Partial<Record<Kind, AnyRecord[]>>,
  options: { readOnly?: string } = {},
): void {
  strategy.definitions = new Map(definitions.map((definition) => [definition.kind, definition]));
  const lists = Object.fromEntries(KINDS.map((name) => [LISTS[name], records[name] ?? []]));
  strategy.open({
    path: "/tmp/test.lodestar",
    fileName: "test.lodestar",
    revision: 1,
    readOnly: options.readOnly ?? null,
    undo: null,
    redo: null,
    savedAt: "2027-01-01T00:00:00Z",
    strategy: lists,
  } as unknown as Opened);
}

let shown: Record<string, unknown>[] = [];

/** Puts a component into the page; `tidyUp` takes it away. */
export function show<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): HTMLElement {
  const target = document.createElement("div");
  document.body.append(target);
  shown.push(mount(component, { target, props }));
  flushSync();
  return target;
}

export async function tidyUp(): Promise<void> {
  for (const one of shown) await unmount(one);
  shown = [];
  document.body.replaceChildren();
}

export function press(node: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  node.dispatchEvent(event);
  flushSync();
  return event;
}

export function type(node: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  node.focus();
  node.value = text;
  node.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

export async function settle(): Promise<void> {
  for (let n = 0; n < 12; n++) await Promise.resolve();
  flushSync();
}

export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const node = document.querySelector<T>(selector);
  if (!node) throw new Error(`There is no ${selector} in:\n${document.body.innerHTML}`);
  return node;
}
