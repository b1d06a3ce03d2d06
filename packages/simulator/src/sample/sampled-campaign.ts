import {
  DEFAULT_REPEAT_DAYS,
  idNames,
  propertyOf,
  readBoolean,
  readNumber,
  readText,
  repeatWindowIn,
  type Terms,
  timeZoneIn,
} from "@recond/campaign";
import { type Condition, parseOrThrow } from "@recond/parser";

/** What a log needs to know of the campaign whose calls it has. */
export interface SampledCampaign {
  readonly terms: Terms;
  readonly name: string;
  /** The platform's own id, and the one that the network gave. */
  readonly id: string;
  readonly idFromNetwork: string;
  /** An IANA name. */
  readonly zone: string;
  /** How many days back an earlier call makes a caller a repeat caller. */
  readonly repeatDays: number;
  readonly recordsCalls: boolean;
  readonly condition: Condition | null;
}

/** @throws ConditionSyntaxError when the recording condition has an error */
export function sampledCampaign(terms: Terms): SampledCampaign {
  const text = (name: string, otherwise: string): string => {
    const value: unknown = (propertyOf(terms, name) ?? propertyOf(terms.campaign, name))?.node.value;
    return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  };
  const days = readNumber(repeatWindowIn(terms)?.node);
  return {
    terms,
    name: text("name", "Sample campaign"),
    id: text("id", "1000"),
    idFromNetwork: text(idNames.campaign, "sample"),
    zone: timeZoneIn(terms) ?? "UTC",
    repeatDays: typeof days === "number" && days > 0 ? days : DEFAULT_REPEAT_DAYS,
    recordsCalls: readBoolean(terms.findSetting("record_calls")?.node) === true,
    condition: parseOrThrow(readText(terms.findSetting("call_recording_condition")?.node) ?? ""),
  };
}
