/**
 * The screens that are fetched when they are first needed. Once the first one stands, the rest is fetched in the
 * background, so that a switch never waits.
 */
import { SvelteMap } from "svelte/reactivity";
import type { Component } from "svelte";
import type { Section } from "./sections";

class Screens {
  #fetched = new SvelteMap<string, Component>();
  #asked = new Set<string>();

  /** The screen of a section; nothing as long as it is being fetched. */
  of(section: Section): Component | undefined {
    const screen = section.component ?? this.#fetched.get(section.id);
    if (!screen) void this.#fetch(section);
    return screen;
  }

  /** Fetches one screen after the other. */
  async fetchAll(sections: readonly Section[]): Promise<void> {
    for (const section of sections) if (!section.component) await this.#fetch(section);
  }

  async #fetch(section: Section): Promise<void> {
    if (!section.load || this.#asked.has(section.id)) return;
    this.#asked.add(section.id);
    try {
      this.#fetched.set(section.id, (await section.load()).default);
    } catch {
      // Asked for again when it is needed.
      this.#asked.delete(section.id);
    }
  }
}

export const screens = new Screens();
