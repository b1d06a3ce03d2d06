import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";
import { strangeTimeZones } from "./helpers/strange-time-zones.js";

export const timeZoneSpelling: RuleFile<"payload"> = {
  id: "time-zone-spelling",
  title: "A time zone in another spelling",
  severity: "warning",
  why: "`timezone` is a name out of Rails' `ActiveSupport::TimeZone`, such as `Pacific Time (US & Canada)` (documented). Which one is meant is clear here; whether the platform takes it in another case, or without its blanks, is not documented (an example of the documents leaves the blanks out). Until it is spelled as in the list, `during_hours` is unknown in replays ([R16]).",
  bad: '{ "timezone": "PacificTime(US&Canada)" }',
  good: '{ "timezone": "Pacific Time (US & Canada)" }',
  *check(payload) {
    for (const { found, name, meant } of strangeTimeZones(payload)) {
      if (meant?.differsOnlyInSpelling !== true) continue;
      const message = `${quote(name)} is spelled \`${meant.name}\`. Write it so: whether the platform understands it otherwise is not known, and \`during_hours\` with it.`;
      yield foundAt(found, message);
    }
  },
};
