/** What the menus of the open screen offer, for the palette as well: the screen says so while it is there. */
import type { Command } from "./commands";
import type { IconName } from "./icons";

/** A line of a menu, as far as it matters here. */
interface Line {
  label: string;
  icon?: IconName;
  disabled?: boolean;
  checked?: boolean;
  own?: boolean;
  run(): void | Promise<void>;
}

type Give = () => readonly Command[];

class Offers {
  readonly #gives = new Set<Give>();

  /** To be called while a component is set up. */
  by(give: Give): void {
    $effect(() => {
      this.#gives.add(give);
      return () => void this.#gives.delete(give);
    });
  }

  get all(): Command[] {
    return [...this.#gives].flatMap((give) => give());
  }
}

/** The lines of a menu as commands: those that can be run and are not so already. `words` says of what the menu is. */
export function fromMenu<Of extends Line>(id: string, lines: readonly Of[], words: (line: Of) => string): Command[] {
  return lines.flatMap((line, at): Command[] => {
    if (line.disabled || (line.checked && !line.own)) return [];
    const { icon, run } = line;
    return [{ id: `${id}.${at}`, label: words(line), group: "Do", ...(icon ? { icon } : {}), run }];
  });
}

export const offers = new Offers();
