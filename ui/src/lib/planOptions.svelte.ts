/** Options of the plan: which one is looked at, making and entering them, and the question before one is adopted. */
import { announcements } from "./announce.svelte";
import { call } from "./backend";
import { comparison } from "./comparison.svelte";
import { session } from "./session.svelte";
import { strategy } from "./strategy.svelte";
import type { Clash, Id, PlanOption } from "./types";
import { view } from "./view.svelte";

class PlanOptions {
  /** The option of which is asked whether it becomes the plan. */
  adopting = $state<Id | null>(null);
  /** Whether the name of a new one is asked for; an id: it begins as a copy of that one. */
  making = $state<Id | "plan" | null>(null);

  get all(): PlanOption[] {
    return strategy.records("plan_option") as unknown as PlanOption[];
  }

  get(id: Id): PlanOption | undefined {
    return strategy.get("plan_option", id) as unknown as PlanOption | undefined;
  }

  /** The option that is looked at, if one is. */
  get entered(): PlanOption | undefined {
    return strategy.looking?.look === "option" ? this.get(strategy.looking.id) : undefined;
  }

  nameOf(id: Id): string {
    return this.get(id)?.name.trim() || "Untitled option";
  }

  /** The first name that is free: `Option B`, `Option C` … The plan itself is what would be A. */
  freeName(): string {
    const taken = this.all.map(({ name }) => name.trim().toLowerCase());
    for (let at = 1; at < 26; at++) {
      const name = `Option ${String.fromCharCode(65 + at)}`;
      if (!taken.some((one) => one === name.toLowerCase() || one.startsWith(`${name.toLowerCase()}:`))) return name;
    }
    return "Option";
  }

  /** Makes an option, from the plan or as a copy of another, and enters it. */
  async make(name: string, description: string, from: Id | "plan"): Promise<void> {
    // A copy clashes with the plan where its original does.
    const { changes = [], was = [] } = (from === "plan" ? undefined : this.get(from)) ?? {};
    const id = strategy.create("plan_option", { name, description, changes, was }, { label: `New option “${name}”` });
    await strategy.flush();
    if (strategy.stored("plan_option", id)) await this.enter(id);
  }

  async enter(id: Id): Promise<void> {
    if (!(await session.look({ look: "option", id }))) return;
    comparison.from = { at: "now" };
    comparison.to = { at: "option", id };
    announcements.show(`You are in “${this.nameOf(id)}”: the plan is not touched`);
  }

  async leave(): Promise<void> {
    const past = strategy.looking?.look === "past";
    if (!(await session.look({ look: "plan" }))) return;
    if (comparison.to.at === "option") {
      comparison.from = null;
      comparison.to = { at: "now" };
    }
    announcements.show(past ? "Back to now" : "You are in the plan again");
  }

  /** Makes an option the plan. */
  async adopt(id: Id, decision: boolean, aside: Id[]): Promise<void> {
    const name = this.nameOf(id);
    if (!(await session.adopt(id, decision, aside))) return;
    this.adopting = null;
    announcements.show(`“${name}” is the plan now${decision ? "; a decision record is drafted" : ""}`, { undo: true });
    const record = decision ? this.get(id)?.decision : null;
    if (record) await view.open("decision", record);
  }

  /** Settles what plan and option both changed: what the option says stays, or goes in favour of the plan. */
  async settle(id: Id, clash: Clash, keep: boolean): Promise<void> {
    const { kind, id: record, field, title, label } = clash;
    try {
      await strategy.flush();
      strategy.take(await call("option_settle", { id, record: { kind, id: record }, field, keep }));
      // What still clashes is told anew.
      if (this.entered?.id === id) await session.look({ look: "option", id });
      announcements.show(`${keep ? "Kept the option’s" : "Took the plan’s"} ${label.toLowerCase()} of “${title}”`, {
        undo: true,
      });
    } catch (error) {
      announcements.show(error instanceof Error ? error.message : String(error), { tone: "warning" });
    }
  }

  async setStatus(id: Id, status: "open" | "discarded"): Promise<void> {
    // One that cannot be changed is opened from the plan.
    if (this.entered?.id === id) await this.leave();
    const name = this.nameOf(id);
    const label = status === "open" ? `Open “${name}” again` : `Set “${name}” aside`;
    strategy.apply([{ op: "set", kind: "plan_option", id, fields: { status } }], { label });
    announcements.show(status === "open" ? `“${name}” is open again` : `“${name}” is set aside`, { undo: true });
  }
}

export const planOptions = new PlanOptions();
