/**
 * What the editor's parts know as `style-mod`: their rules stand in a sheet that the page adopts. The original writes a
 * style element, which the content policy forbids.
 */
import { StyleModule as Original } from "../../../../node_modules/style-mod/src/style-mod.js";

type Mountable = Document | ShadowRoot;
const mounted = new WeakMap<Mountable, Set<Original>>();

export class StyleModule extends Original {
  static override mount(root: Mountable, modules: Original | readonly Original[]): void {
    const known = mounted.get(root) ?? new Set<Original>();
    mounted.set(root, known);
    const sheets: CSSStyleSheet[] = [];
    for (const module of Array.isArray(modules) ? modules : [modules]) {
      if (known.has(module)) continue;
      known.add(module);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(module.getRules());
      sheets.push(sheet);
    }
    // Rules that come later in the list win, as they do in the original.
    if (sheets.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  }
}
