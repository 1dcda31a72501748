/** The screens that exist, in the order of the sidebar. A screen that is not listed here is nowhere to be seen. */
import type { Section } from "../lib/sections";
import { capacity } from "./capacity";
import { changes } from "./changes";
import { checks } from "./checks";
import { debt } from "./debt";
import { decisions } from "./decisions";
import { experiments } from "./experiments";
import { guardrails } from "./guardrails";
import { metrics } from "./metrics";
import { narratives } from "./narratives";
import { objectives } from "./objectives";
import { options } from "./options";
import { overview } from "./overview";
import { pillars } from "./pillars";
import { platform } from "./platform";
import { publish } from "./publish";
import { reviews } from "./reviews";
import { rights } from "./rights";
import { risks } from "./risks";
import { rituals } from "./rituals";
import { roadmap } from "./roadmap";
import { stakeholders } from "./stakeholders";
import { vision } from "./vision";
import { workshops } from "./workshop";

export const sections: Section[] = [
  overview,
  vision,
  pillars,
  objectives,
  metrics,
  roadmap,
  capacity,
  options,
  debt,
  platform,
  decisions,
  experiments,
  risks,
  guardrails,
  stakeholders,
  rights,
  narratives,
  reviews,
  changes,
  rituals,
  workshops,
  publish,
  checks,
];
