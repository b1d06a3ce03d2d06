import { otherReadings } from "@recond/evaluator";
import type { Evidence } from "./simulation.js";

/**
 * What the recordings say about a reading, in a sentence.
 *
 * @returns such as `R10: 214 calls tell; 214 agree with exact comparison, 0 with the other: letter case ignored`
 */
export function evidenceText({ reading, other, tell, agree, agreeWithOther }: Evidence): string {
  const row = otherReadings.find((each) => each.reading === reading && each.option === other);
  const [ours, theirs] = [row?.ours ?? "ours", row?.other ?? other];
  if (tell === 0) return `${reading}: no call tells ${ours} from ${theirs}`;
  const calls = tell === 1 ? "1 call tells" : `${group(tell)} calls tell`;
  if (agree + agreeWithOther === 0) {
    return `${reading}: ${calls} ${ours} from ${theirs}; the log does not say which were recorded`;
  }
  return `${reading}: ${calls}; ${group(agree)} agree with ${ours}, ${group(agreeWithOther)} with the other: ${theirs}`;
}

function group(count: number): string {
  return count.toLocaleString("en-US");
}
