import { type Found, nearestTimeZone, type NearestTimeZone, readText, timeZoneOf } from "@recond/campaign";
import type { PayloadSubject } from "../../payload-subject.js";

/** A text in the place of a time zone that is no time zone's name. */
export interface StrangeTimeZone {
  readonly found: Found;
  readonly name: string;
  /** What was likely meant. */
  readonly meant: NearestTimeZone | undefined;
}

/**
 * The time zones that stand in a payload and do not exist under these names.
 *
 * @param payload - the payload
 */
export function strangeTimeZones({ terms }: PayloadSubject): readonly StrangeTimeZone[] {
  return terms.flatMap(({ find }) => {
    const found = find("timezone");
    const name = readText(found?.node);
    if (found?.isOwn !== true || name === undefined || timeZoneOf(name) !== undefined) return [];
    return [{ found, name, meant: name.length > LONGEST ? undefined : nearestTimeZone(name) }];
  });
}

/** Nothing is meant by a longer text. The names of time zones have half of it at most. */
const LONGEST = 100;
