/** The panes of the dock, in their order. A pane that is not listed here does not exist. */
import type { Component } from "svelte";
import type { DockTab } from "../lib/view.svelte";
import ChecksPane from "./ChecksPane.svelte";
import DetailsPane from "./DetailsPane.svelte";
import HistoryPane from "./HistoryPane.svelte";
import PreviewPane from "./PreviewPane.svelte";

export const PANES: { id: DockTab; label: string; component: Component }[] = [
  { id: "preview", label: "Preview", component: PreviewPane },
  { id: "details", label: "Details", component: DetailsPane },
  { id: "history", label: "History", component: HistoryPane },
  { id: "checks", label: "Checks", component: ChecksPane },
];
