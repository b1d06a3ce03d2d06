import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";
import { ETC_OFFSET, strangeTimeZones } from "./helpers/strange-time-zones.js";

export const unknownTimeZone: RuleFile<"payload"> = {
  id: "unknown-time-zone",
  title: "A time zone that does not exist, or has no daylight-saving time",
  severity: "warning",
  why: "`timezone` is a name out of Rails' `ActiveSupport::TimeZone`, such as `Pacific Time (US & Canada)` (documented). Abbreviations and offsets are none: `EST` has no daylight-saving time, `GMT-8` is no place. Without its time zone nobody knows when the campaign is open, and `during_hours` is unknown ([R16], by which IANA names such as `America/Los_Angeles` count, too).",
  bad: '{ "timezone": "PST" }',
  good: '{ "timezone": "Pacific Time (US & Canada)" }',
  *check(payload) {
    for (const { found, name, meant, isOffset } of strangeTimeZones(payload)) {
      if (meant?.differsOnlyInSpelling === true) continue;
      const hint =
        meant === undefined
          ? "Write a name of Rails' list, such as `Pacific Time (US & Canada)`."
          : `Did you mean \`${meant.name}\`?`;
      yield foundAt(found, `${whatIsWrong(name, isOffset)} ${hint}`);
    }
  },
};

function whatIsWrong(name: string, isOffset: boolean): string {
  if (name.trim() === "") return "`timezone` is empty.";
  const [, sign, hours] = ETC_OFFSET.exec(name) ?? [];
  if (hours !== undefined && Number(hours) > 0) {
    const where = sign === "+" ? "behind (west of)" : "ahead of (east of)";
    return `${quote(name)} is ${hours} ${hours === "1" ? "hour" : "hours"} ${where} Greenwich: in these names the sign is the other way round. It has no daylight-saving time, and is no name of Rails' list.`;
  }
  if (isOffset) return `${quote(name)} is a fixed offset, without daylight-saving time, and no name of Rails' list.`;
  return `There is no time zone ${quote(name)}.`;
}
