/**
 * What the palette offers for a query: commands and records, group by group. As long as nothing is written, what was
 * done lately and what can be done here come first; then, and for every query, the groups Do, Go to and Make.
 */
import { allCommands, canRun, labelOf, type Command } from "../lib/commands";
import type { IconName } from "../lib/icons";
import { offers } from "../lib/offers.svelte";
import { strategy } from "../lib/strategy.svelte";
import type { SearchHit } from "../lib/types";
import { view } from "../lib/view.svelte";
import { isCalled, matchWords, splitMarks } from "./paletteMatch";
import { recentCommands } from "./recentCommands";

export interface Part {
  text: string;
  hit: boolean;
}

export interface Entry {
  key: string;
  group: "Recent" | "Here" | "Do" | "Go to" | "Make";
  /** The command that it runs, if it runs one. */
  command?: string;
  icon: IconName;
  pillar?: string | null;
  title: Part[];
  /** Where the words were found, if not in the title. */
  snippet?: Part[];
  /** What it is, at the right. */
  where?: string;
  keys?: string;
  run(): void;
}

/** `>` asks for commands only, `#` for themes only. */
export function readQuery(query: string): { mode: "all" | "commands" | "themes"; words: string } {
  const mode = query.startsWith(">") ? "commands" : query.startsWith("#") ? "themes" : "all";
  return { mode, words: query.replace(/^[>#]/, "").trim() };
}

const FEW = 6;
/** How much of what was done lately is offered again. */
const AGAIN = 3;

/** What names the chosen records stands first: it is there only because of them. Then what a screen can always do. */
function nearness(command: Command): number {
  if (command.id === "new.here") return 2;
  if (command.id.startsWith("record.")) return 1;
  return typeof command.label === "function" ? 0 : 3;
}

/** Whether a command is about what is on the screen: those of its section, what makes something here, the chosen record. */
function isHere(command: Command): boolean {
  const section = view.section;
  if (view.paletteHand.includes(command)) return true;
  if (command.group === "Go to") return false;
  if (command.id === "new.here") return true;
  if (section?.commands?.some(({ id }) => id === command.id)) return command.group !== "Make";
  return (
    /^record\.(rename|duplicate|copy|delete)$/.test(command.id) &&
    view.selection !== null &&
    section?.kinds.includes(view.selection.kind) === true
  );
}

export function paletteEntries(query: string, hits: readonly SearchHit[]): Entry[] {
  const { mode, words } = readQuery(query);
  if (mode === "themes") return themes(words);
  const everywhere = allCommands().filter(
    (command) => !command.keysOnly && command.within === undefined && canRun(command),
  );
  const fits = (command: Command) => {
    if (words === "" || matchWords(labelOf(command), words)) return true;
    // Who types “Go to Reviews” names the group first.
    const group = `${command.group} `.toLowerCase();
    return words.toLowerCase().startsWith(group) && matchWords(labelOf(command), words.slice(group.length));
  };
  // What makes something here may be the very command that makes it anywhere: said once, or with a title.
  const here = everywhere.find(({ id }) => id === "new.here");
  const twin = here && fits(here) && everywhere.find((one) => one !== here && labelOf(one) === labelOf(here));
  // The lines of the menus are too many to stand there unasked.
  const lines = words === "" ? [] : offers.all;
  const usable = [...everywhere, ...view.paletteHand, ...lines].filter((one) => one !== twin);
  const acts = usable.filter((one) => one.group !== "Go to" && one.group !== "Make" && fits(one));
  const places = usable.filter((one) => one.group === "Go to" && fits(one));
  // Who writes what a command is called means the command; anything else may be the title of what is made.
  const named = usable.filter((one) => one.group === "Make" && fits(one));
  const titled = usable.filter((one) => one.group === "Make" && !fits(one) && one.runWith !== undefined);
  if (words === "" && mode === "all") {
    const recent = recentCommands()
      .flatMap((id) => usable.find((one) => one.id === id) ?? [])
      .slice(0, AGAIN);
    const rest = usable.filter((one) => !recent.includes(one));
    const near = rest
      .filter(isHere)
      .sort((a, b) => nearness(a) - nearness(b))
      .slice(0, FEW);
    const others = (list: readonly Command[]) => list.filter((one) => !recent.includes(one) && !near.includes(one));
    return [
      ...recent.map((command) => commandEntry(command, "Recent", words)),
      ...near.map((command) => commandEntry(command, "Here", words)),
      ...others(acts.filter((one) => one.group !== "View" && !isHere(one)))
        .slice(0, FEW)
        .map((command) => commandEntry(command, "Do", words)),
      ...others(places).map((command) => commandEntry(command, "Go to", words)),
      ...others(named).map((command) => commandEntry(command, "Make", words)),
    ];
  }
  // Of what fits, first what is about what is on the screen.
  const nearest = [...acts.filter(isHere), ...acts.filter((one) => !isHere(one))];
  const doing = nearest.map((command) => commandEntry(command, "Do", words));
  // Who writes what a screen is called goes there.
  const called = places.filter((one) => isCalled(labelOf(one), words));
  const going = [
    ...[...called, ...places.filter((one) => !called.includes(one))].map((command) =>
      commandEntry(command, "Go to", words),
    ),
    ...(mode === "all" ? hits.map((hit) => hitEntry(hit, words)) : []),
  ];
  return [
    ...(called.length > 0 ? [...going, ...doing] : [...doing, ...going]),
    ...named.map((command) => commandEntry(command, "Make", words)),
    ...(mode === "all" ? titled : []).map((command) => commandEntry(command, "Make", words, true)),
  ];
}

function commandEntry(command: Command, group: Entry["group"], words: string, withText = false): Entry {
  const label = labelOf(command);
  return {
    key: command.id,
    command: command.id,
    group,
    icon: command.icon ?? "right",
    title: withText
      ? [
          { text: `${label} “`, hit: false },
          { text: words, hit: true },
          { text: "”", hit: false },
        ]
      : splitMarks(label, words),
    keys: command.keys?.[0],
    run: () => void (withText ? command.runWith?.(words) : command.run()),
  };
}

function hitEntry(hit: SearchHit, words: string): Entry {
  const definition = strategy.definition(hit.kind);
  const label = definition?.label ?? hit.kind;
  const inTitle = hit.field === definition?.title;
  const field = definition?.fields.find(({ name }) => name === hit.field);
  const pillar = hit.kind === "pillar" ? hit.id : strategy.get(hit.kind, hit.id)?.pillar;
  return {
    key: `${hit.kind} ${hit.id} ${hit.field}`,
    group: "Go to",
    icon: view.homeOf(hit.kind)?.icon ?? "details",
    pillar: typeof pillar === "string" ? pillar : null,
    title: splitMarks(hit.title, words),
    snippet: inTitle ? undefined : hit.snippet,
    where: field && !inTitle ? `${label}, ${field.label.toLowerCase()}` : label,
    run: () => void view.open(hit.kind, hit.id, hit.field || undefined),
  };
}

function themes(words: string): Entry[] {
  return strategy
    .records("theme")
    .map((theme) => ({ theme, title: strategy.titleOf("theme", theme.id) }))
    .filter(({ title }) => matchWords(title, words))
    .map(({ theme, title }) => ({
      key: `theme ${theme.id}`,
      group: "Go to" as const,
      icon: "roadmap" as const,
      pillar: typeof theme.pillar === "string" ? theme.pillar : null,
      title: splitMarks(title, words),
      where: "Theme",
      run: () => void view.open("theme", theme.id),
    }));
}
