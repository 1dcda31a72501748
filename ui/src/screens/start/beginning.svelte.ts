/** With what a new strategy begins: one of the templates, or nothing. Asked for on the Start screen, used by the dialog. */
import { call } from "../../lib/backend";
import type { TemplateInfo } from "../../lib/types";
import { view } from "../../lib/view.svelte";

class Beginning {
  templates = $state.raw<TemplateInfo[]>([]);
  /** The template that was chosen; none for a blank strategy. */
  template = $state.raw<TemplateInfo | null>(null);

  /** Learns which templates there are. Without them the screen offers the rest. */
  async learn(): Promise<void> {
    if (this.templates.length > 0) return;
    this.templates = await call("templates", {}).catch(() => []);
  }

  /** Asks the few questions that a template leaves open. */
  choose(template: TemplateInfo): void {
    this.template = template;
    view.dialog = "new";
  }
}

export const beginning = new Beginning();
