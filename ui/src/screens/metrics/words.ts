/** What a metric says, in words: where it goes, how it stands. Pure. */
import type { AnyRecord, MetricFacts, MetricRole } from "../../lib/types";
import type { IconName } from "../../lib/icons";
import { percent, withUnit } from "../../lib/figures";

export const ROLES: { role: MetricRole; label: string; help: string }[] = [
  { role: "north_star", label: "North star", help: "the one outcome that signals long-term success" },
  { role: "input", label: "Inputs", help: "move the north star, and can be moved by a team" },
  { role: "leading", label: "Leading", help: "move before the result does" },
  { role: "lagging", label: "Lagging", help: "show a result after the fact" },
  { role: "service_level", label: "Service levels", help: "have an objective and an error budget" },
  { role: "guard", label: "Guards", help: "must not get worse while the others get better" },
];

export interface StateWords {
  words: string;
  tone: "plain" | "warning" | "danger";
  icon: IconName | undefined;
  /** The reason, where there is nothing to say. */
  why?: string;
}

export const isBound = (metric: AnyRecord) => metric.direction === "stay_above" || metric.direction === "stay_below";

/** How a metric stands. */
export function stateOf(metric: AnyRecord, known: MetricFacts | undefined): StateWords {
  if (!known) return { words: "", tone: "plain", icon: undefined };
  if (!known.latest) return { words: "No value yet", tone: "plain", icon: undefined };
  if (isBound(metric) && known.met !== null) {
    return known.met
      ? { words: "Holds", tone: "plain", icon: "ok" }
      : { words: "Broken", tone: "danger", icon: "rejected" };
  }
  if (known.met) return { words: "Reached", tone: "plain", icon: "ok" };
  if (known.pace) {
    const { band } = known.pace;
    if (band === "behind") return { words: "Behind", tone: "warning", icon: "warning" };
    if (band === "at_risk") return { words: "Far behind", tone: "warning", icon: "warning" };
    return { words: "On pace", tone: "plain", icon: undefined };
  }
  if (known.progress !== null)
    return { words: `${percent(known.progress)} of the way`, tone: "plain", icon: undefined };
  return { words: "No target", tone: "plain", icon: undefined, ...(known.noProgress ? { why: known.noProgress } : {}) };
}

/** Where it should go: `up to 90% by 31 Dec 2027`, `at most 2`. */
export function aimOf(metric: AnyRecord): { icon: IconName | undefined; words: string } {
  switch (metric.direction) {
    case "decrease":
      return { icon: "fall", words: "Down to" };
    case "stay_above":
      return { icon: undefined, words: "At least" };
    case "stay_below":
      return { icon: undefined, words: "At most" };
    default:
      return { icon: "rise", words: "Up to" };
  }
}

export const show = (metric: AnyRecord, value: unknown): string =>
  typeof value === "number" ? withUnit(value, metric.unit) : "–";
