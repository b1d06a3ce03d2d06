import { createWallClock, timeZoneIn } from "@recond/campaign";
import type { Plan } from "../replay/plan.js";
import type { RepeatWindow } from "./repeats.js";

const DAY = 86_400_000;

/** How far back callers are looked for, by campaign. */
export function repeatWindows({ campaigns }: Plan): readonly RepeatWindow[] {
  return campaigns.map(({ terms, repeatWindowDays }) => {
    const zone = timeZoneIn(terms);
    const clock = zone === undefined ? undefined : createWallClock(zone);
    return { length: repeatWindowDays * DAY, dayOf: clock && ((epochMs) => clock(epochMs).day) };
  });
}
