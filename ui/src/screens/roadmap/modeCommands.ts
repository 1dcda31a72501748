/** The keys of the timeline, the tiers and the table. They reach the mode through `hands`, which is there while it is on screen. */
import type { Command } from "../../lib/commands";
import { session } from "../../lib/session.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Commitment, Id } from "../../lib/types";
import { roadmap } from "./board.svelte";
import { hands } from "./hands";
import { linking } from "./linking.svelte";
import { look } from "./look.svelte";
import { ZOOM_WORDS, ZOOMS } from "./views";

const writable = () => strategy.file !== null && strategy.readOnly === null;

/** A command that only its keys run, inside one mode. */
function key(id: string, label: string, keys: string[], run: () => void, when?: () => boolean): Command {
  return {
    id,
    label,
    group: "Do",
    keys,
    within: id.split(".")[0] as "timeline" | "tiers" | "table",
    keysOnly: true,
    when,
    run,
  };
}

/** What acts on initiatives alike in every mode that is no table. */
function acts(scope: "timeline" | "tiers", chosen: () => Id[], all: () => Iterable<Id>): Command[] {
  const can = () => writable() && chosen().length > 0;
  const commitments: [Commitment, string][] = [
    ["committed", "1"],
    ["likely", "2"],
    ["exploratory", "3"],
  ];
  return [
    key(
      `${scope}.new`,
      "New initiative beside this one",
      ["n"],
      () => roadmap.makeBlank(hands[scope]?.initiative ?? null),
      writable,
    ),
    key(`${scope}.aside`, "Move to Not now…", ["Shift+n"], () => roadmap.setAside(chosen()), can),
    key(`${scope}.link`, "Link to another initiative…", ["d"], () => linking.ask(chosen()[0]), can),
    ...commitments.map(([commitment, press]) =>
      key(
        `${scope}.${commitment}`,
        `Commitment: ${commitment}`,
        [press],
        () => roadmap.commit(commitment, chosen()),
        can,
      ),
    ),
    key(
      `${scope}.delete`,
      "Delete the initiative",
      ["Delete"],
      () => roadmap.remove(chosen()),
      () => can() && session.settings.letterShortcuts,
    ),
    key(`${scope}.all`, "Select all", ["$mod+a"], () => roadmap.selectAll(all())),
    key(
      `${scope}.deselect`,
      "Give up the selection",
      ["Escape"],
      () => roadmap.select([]),
      () => roadmap.selected.size > 0,
    ),
  ];
}

const inTime = () => hands.timeline !== null;
const dated = () => writable() && (hands.timeline?.chosen().length ?? 0) > 0;

const timeline: Command[] = [
  key("timeline.up", "To the row above", ["ArrowUp"], () => hands.timeline?.go(-1)),
  key("timeline.down", "To the row below", ["ArrowDown"], () => hands.timeline?.go(1)),
  key("timeline.left", "Close the group, or to its heading", ["ArrowLeft"], () => hands.timeline?.sideways(-1)),
  key("timeline.right", "Open the group, or into it", ["ArrowRight"], () => hands.timeline?.sideways(1)),
  key("timeline.pageUp", "Ten rows up", ["PageUp"], () => hands.timeline?.go(-10)),
  key("timeline.pageDown", "Ten rows down", ["PageDown"], () => hands.timeline?.go(10)),
  key("timeline.first", "To the first row", ["Home"], () => hands.timeline?.goEnd("first")),
  key("timeline.last", "To the last row", ["End"], () => hands.timeline?.goEnd("last")),
  key("timeline.open", "Open in Details, or open the group", ["Enter"], () => hands.timeline?.enter()),
  key("timeline.select", "Select or deselect", ["Space"], () => hands.timeline?.select()),
  key("timeline.later", "One period later", ["Alt+ArrowRight"], () => hands.timeline?.step("move", 1), dated),
  key("timeline.earlier", "One period earlier", ["Alt+ArrowLeft"], () => hands.timeline?.step("move", -1), dated),
  key("timeline.longer", "End one period later", ["Alt+Shift+ArrowRight"], () => hands.timeline?.step("end", 1), dated),
  key(
    "timeline.shorter",
    "End one period earlier",
    ["Alt+Shift+ArrowLeft"],
    () => hands.timeline?.step("end", -1),
    dated,
  ),
  key("timeline.move", "Move to…", ["m"], () => roadmap.askWhere(hands.timeline?.chosen() ?? []), dated),
  key("timeline.zoomIn", "Closer in time", ["="], () => hands.timeline?.zoomBy(-1)),
  key("timeline.zoomOut", "Further away in time", ["-"], () => hands.timeline?.zoomBy(1)),
  {
    id: "timeline.today",
    label: "Scroll to today",
    group: "View",
    icon: "calendar",
    keys: ["t"],
    within: "timeline",
    when: inTime,
    run: () => hands.timeline?.goToday(),
  },
  ...ZOOMS.map((zoom): Command => ({
    id: `timeline.scale.${zoom}`,
    label: `Scale of the timeline: ${ZOOM_WORDS[zoom].toLowerCase()}`,
    group: "View",
    icon: "calendar",
    when: inTime,
    checked: () => look.zoom === zoom,
    run: () => hands.timeline?.zoom(zoom),
  })),
  {
    id: "timeline.links",
    label: () => (look.allLinks ? "Show dependencies of the selection only" : "Show all dependencies"),
    group: "View",
    icon: "dependency",
    keys: ["l"],
    within: "timeline",
    when: inTime,
    run: () => look.keep({ allLinks: !look.allLinks }),
  },
  {
    id: "timeline.toggleAll",
    label: "Open or close all groups",
    group: "View",
    icon: "updown",
    keys: ["g"],
    within: "timeline",
    when: inTime,
    run: () => hands.timeline?.toggleAll(),
  },
  {
    id: "timeline.print",
    label: "Print what is seen…",
    group: "File",
    icon: "publish",
    when: inTime,
    run: () => print(),
  },
  ...acts(
    "timeline",
    () => hands.timeline?.chosen() ?? [],
    () => hands.timeline?.groups.flatMap(({ items }) => items.map(({ id }) => id)) ?? [],
  ),
];

const inTiers = () => writable() && (hands.tiers?.chosen().length ?? 0) > 0;

const tiers: Command[] = [
  key("tiers.up", "To the initiative above", ["ArrowUp"], () => hands.tiers?.go("up")),
  key("tiers.down", "To the initiative below", ["ArrowDown"], () => hands.tiers?.go("down")),
  key("tiers.left", "To the tier on the left", ["ArrowLeft"], () => hands.tiers?.go("left")),
  key("tiers.right", "To the tier on the right", ["ArrowRight"], () => hands.tiers?.go("right")),
  key("tiers.open", "Open in Details", ["Enter"], () => hands.tiers?.open()),
  key("tiers.select", "Select or deselect", ["Space"], () => hands.tiers?.select()),
  key("tiers.nudgeLeft", "Move to the tier on the left", ["Alt+ArrowLeft"], () => hands.tiers?.nudge(-1), inTiers),
  key("tiers.nudgeRight", "Move to the tier on the right", ["Alt+ArrowRight"], () => hands.tiers?.nudge(1), inTiers),
  key("tiers.move", "Move to…", ["m"], () => hands.tiers?.ask(), inTiers),
  ...acts(
    "tiers",
    () => hands.tiers?.chosen() ?? [],
    () => hands.tiers?.tiers.places.keys() ?? [],
  ),
];

const table: Command[] = [
  key("table.select", "Select or deselect the row", ["Space"], () => hands.table?.select()),
  key("table.all", "Select all rows, or none", ["$mod+a"], () => hands.table?.selectAll()),
  key(
    "table.deselect",
    "Give up the selection",
    ["Shift+Escape"],
    () => roadmap.select([]),
    () => roadmap.selected.size > 0,
  ),
];

export const modeCommands: Command[] = [...timeline, ...tiers, ...table];
