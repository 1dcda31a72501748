/** What people can do in a step, as the screen names it. An activity that is not listed here is not offered. */
import type { IconName } from "../../lib/icons";
import type { Activity } from "../../lib/types";

export const ACTIVITIES: { value: Activity; label: string; icon: IconName }[] = [
  { value: "discussion", label: "Discussion", icon: "story" },
  { value: "silent_writing", label: "Silent writing", icon: "edit" },
  { value: "round_robin", label: "Round robin", icon: "repeat" },
  { value: "cluster", label: "Cluster", icon: "overview" },
  { value: "dot_vote", label: "Dot vote", icon: "target" },
  { value: "placing", label: "Placing", icon: "roadmap" },
  { value: "pairwise", label: "Pairwise ranking", icon: "swap" },
  { value: "scores", label: "Blind scores", icon: "capacity" },
  { value: "decide", label: "Decide", icon: "decisions" },
  { value: "check_out", label: "Check-out", icon: "ok" },
  { value: "break", label: "Break", icon: "pause" },
];

export function activityLabel(activity: string | undefined | null): string {
  return ACTIVITIES.find((one) => one.value === activity)?.label ?? "";
}
