/** Whether forms say what each field means. Remembered on this computer. */

const KEY = "lodestar.explain";

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

class Explain {
  #on = $state(remembered());

  get on(): boolean {
    return this.#on;
  }

  toggle(): void {
    this.#on = !this.#on;
    try {
      localStorage.setItem(KEY, this.#on ? "yes" : "no");
    } catch {
      // Without storage it lasts as long as the window.
    }
  }
}

export const explain = new Explain();
