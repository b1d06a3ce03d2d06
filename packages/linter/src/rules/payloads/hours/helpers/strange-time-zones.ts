import { type Found, nearestTimeZone, type NearestTimeZone, readText, timeZoneOf } from "@recond/campaign";
import type { PayloadSubject } from "../../../../rule/payload-subject.js";

/** A text in the place of a time zone that is no time zone's name. */
export interface StrangeTimeZone {
  readonly found: Found;
  readonly name: string;
  /** What was likely meant. */
  readonly meant: NearestTimeZone | undefined;
  /** Whether there is such a time zone, which has no daylight-saving time. */
  readonly isOffset: boolean;
}

/**
 * What was likely meant by a name of the IANA that stands for an offset all year round. It is no Rails name, and hardly anybody who
 * writes it means to do without daylight-saving time.
 */
const offsetNames: ReadonlyMap<string, string> = new Map([
  ["EST", "Eastern Time (US & Canada)"],
  ["MST", "Mountain Time (US & Canada)"],
  ["HST", "Hawaii"],
]);

/** The time zones that stand in a payload and do not exist under these names, or stand for something else than is likely meant. */
export function strangeTimeZones({ terms }: PayloadSubject): readonly StrangeTimeZone[] {
  return terms.flatMap(({ find }): readonly StrangeTimeZone[] => {
    const found = find("timezone");
    const name = readText(found?.node);
    if (found?.isOwn !== true || name === undefined) return [];
    const offset = offsetNames.get(name);
    if (offset !== undefined) {
      return [{ found, name, meant: { name: offset, differsOnlyInSpelling: false }, isOffset: true }];
    }
    if (ETC_OFFSET.test(name)) return [{ found, name, meant: undefined, isOffset: true }];
    if (timeZoneOf(name) !== undefined) return [];
    return [{ found, name, meant: name.length > LONGEST ? undefined : nearestTimeZone(name), isOffset: false }];
  });
}

/** Names of the IANA for offsets, whose sign is the other way round: `Etc/GMT+8` is eight hours behind Greenwich. */
export const ETC_OFFSET: RegExp = /^Etc\/GMT([+-])(\d{1,2})$/;

/** Nothing is meant by a longer text. The names of time zones have half of it at most. */
const LONGEST = 100;
