import { hasExpired, isCovered } from "../../ignores/reach.js";
import type { RuleFile } from "../../rule/rule.js";

export const expiredIgnore: RuleFile<"config"> = {
  id: "expired-ignore",
  title: "The last day of an ignore is over",
  severity: "warning",
  why: "Whoever wrote `until` wanted to look at the finding again on that day. An ignore whose last day is over leaves nothing out any more: its findings are reported again, until somebody mends what was found or sets another day. A run over some of its files says nothing of it, so that it does not hold up a commit of other files.",
  bad: 'ignores:\n  - rule: double-negation\n    reason: To be mended with the relaunch.\n    until: "2026-05-31"\n',
  good: 'ignores:\n  - rule: double-negation\n    reason: To be mended with the relaunch.\n    until: "2026-12-31"\n',
  *check({ config: { ignores = [] }, today, ...run }) {
    for (const ignore of ignores) {
      if (!hasExpired(ignore, today) || !isCovered(ignore, run)) continue;
      yield {
        place: ignore.place,
        message: `The last day of this ignore of \`${ignore.rule}\` was ${ignore.until ?? ""}. Mend what it left out, or set another day.`,
      };
    }
  },
};
