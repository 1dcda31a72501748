/** What the palette offers for a query: commands and records, in the groups Do, Go to and Make. */
import { allCommands, canRun, labelOf, type Command } from "../lib/commands";
import type { IconName } from "../lib/icons";
import { strategy } from "../lib/strategy.svelte";
import type { SearchHit } from "../lib/types";
import { view } from "../lib/view.svelte";
import { matchWords, splitMarks } from "./paletteMatch";

export interface Part {
  text: string;
  hit: boolean;
}

export interface Entry {
  key: string;
  group: "Do" | "Go to" | "Make";
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

export function paletteEntries(query: string, hits: readonly SearchHit[]): Entry[] {
  const { mode, words } = readQuery(query);
  if (mode === "themes") return themes(words);
  const usable = allCommands().filter(
    (command) => !command.keysOnly && command.within === undefined && canRun(command),
  );
  const fits = (command: Command) => words === "" || matchWords(labelOf(command), words);
  const acts = usable.filter((one) => one.group !== "Go to" && one.group !== "Make" && fits(one));
  const places = usable.filter((one) => one.group === "Go to" && fits(one));
  const makes = usable.filter((one) => one.group === "Make" && (fits(one) || one.runWith !== undefined));
  const shownActs = words === "" && mode === "all" ? acts.filter((one) => one.group !== "View").slice(0, FEW) : acts;
  return [
    ...shownActs.map((command) => commandEntry(command, "Do", words, mode)),
    ...places.map((command) => commandEntry(command, "Go to", words, mode)),
    ...(mode === "all" ? hits.map((hit) => hitEntry(hit, words)) : []),
    ...makes.map((command) => commandEntry(command, "Make", words, mode)),
  ];
}

function commandEntry(command: Command, group: Entry["group"], words: string, mode: string): Entry {
  const withText = command.runWith !== undefined && words !== "" && mode === "all";
  const label = labelOf(command);
  return {
    key: command.id,
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
