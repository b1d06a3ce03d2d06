import type { Guarantee } from "@recond/analyzer";
import { type OtherReadings, otherReadings } from "@recond/evaluator";

/** Ours, and every combination of the others. */
export const WAYS: OtherReadings[] = [{}];
for (const { reading, option } of otherReadings.filter(({ changes }) => changes === "predicates")) {
  WAYS.push(...WAYS.filter((each) => each[reading] === undefined).map((each) => ({ ...each, [reading]: option })));
}

/** Whether a call is recorded, and whether it meets what is promised: what the words of a guarantee say. */
export function breaks(kind: Guarantee["kind"], isRecorded: boolean, isMeant: boolean): boolean {
  if (kind === "always") return isMeant && !isRecorded;
  return isRecorded && isMeant === (kind === "never");
}
