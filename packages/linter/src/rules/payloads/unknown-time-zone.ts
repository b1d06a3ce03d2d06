import { spanOf } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { PayloadRule } from "../../rule.js";
import { strangeTimeZones } from "../campaign/strange-time-zones.js";

export const unknownTimeZone: PayloadRule = {
  id: "unknown-time-zone",
  title: "A time zone that does not exist",
  severity: "warning",
  why: "`timezone` is a name out of Rails' `ActiveSupport::TimeZone`, such as `Pacific Time (US & Canada)` (documented). Abbreviations and offsets are none: `EST` has no daylight-saving time, `GMT-8` is no place. Without its time zone nobody knows when the campaign is open, and `during_hours` is unknown ([R16], by which IANA names such as `America/Los_Angeles` count, too).",
  bad: '{ "timezone": "PST" }',
  good: '{ "timezone": "Pacific Time (US & Canada)" }',
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const { found, name, meant } of strangeTimeZones(payload)) {
      if (meant?.differsOnlyInSpelling === true) continue;
      const hint =
        meant === undefined
          ? "Write a name of Rails' list, such as `Pacific Time (US & Canada)`."
          : `Did you mean \`${meant.name}\`?`;
      const what = name.trim() === "" ? "`timezone` is empty." : `There is no time zone ${quote(name)}.`;
      yield { span: spanOf(found.node), path: found.path, message: `${what} ${hint}` };
    }
  },
};
