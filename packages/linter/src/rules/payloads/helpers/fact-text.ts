import { type Found, rawText } from "@recond/campaign";
import { positionsIn, quote } from "@recond/parser";
import type { PayloadSubject } from "../../../rule/payload-subject.js";

/**
 * Says where a fact of the campaign stands, for messages about something else that it decides.
 *
 * @returns gives `line 3` or `in the present campaign`. The lines are found when first asked for
 */
export function placeTeller({ text }: PayloadSubject): (found: Found) => string {
  let lineOf: ReturnType<typeof positionsIn> | undefined;
  return ({ node, isOwn }) => {
    if (!isOwn) return "in the present campaign";
    lineOf ??= positionsIn(text);
    return `line ${lineOf(node.offset).line}`;
  };
}

/**
 * A value as the payload has it, for a message.
 *
 * @param found - a value in it
 */
export function valueText(payload: PayloadSubject, { node }: Pick<Found, "node">): string {
  return quote(rawText(payload, node));
}
