/** The screens that exist, in the order of the sidebar. A screen that is not listed here is nowhere to be seen. */
import type { Section } from "../lib/sections";
import { capacity } from "./capacity";
import { checks } from "./checks";
import { debt } from "./debt";
import { decisions } from "./decisions";
import { guardrails } from "./guardrails";
import { metrics } from "./metrics";
import { narratives } from "./narratives";
import { objectives } from "./objectives";
import { overview } from "./overview";
import { pillars } from "./pillars";
import { publish } from "./publish";
import { reviews } from "./reviews";
import { rights } from "./rights";
import { rituals } from "./rituals";
import { roadmap } from "./roadmap";
import { vision } from "./vision";

export const sections: Section[] = [
  overview,
  vision,
  pillars,
  objectives,
  metrics,
  roadmap,
  capacity,
  debt,
  decisions,
  guardrails,
  rights,
  narratives,
  reviews,
  rituals,
  publish,
  checks,
];
