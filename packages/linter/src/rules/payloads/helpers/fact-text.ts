import { type Found, rawText } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { PayloadSubject } from "../../../rule/payload-subject.js";

/** Where a fact of the campaign stands, for messages about something else that it decides: `line 3`. */
export function factPlace({ lineOf }: PayloadSubject, { node, isOwn }: Found): string {
  return isOwn ? `line ${lineOf(node)}` : "in the present campaign";
}

/** A value as the payload has it, for a message. */
export function valueText(payload: PayloadSubject, { node }: Pick<Found, "node">): string {
  return quote(rawText(payload, node));
}
