import { quote } from "@recond/parser";
import { hasExpired, isCovered } from "../../ignores/reach.js";
import type { RuleFile } from "../../rule/rule.js";

export const unusedIgnore: RuleFile<"config"> = {
  id: "unused-ignore",
  title: "An ignore leaves nothing out",
  severity: "warning",
  why: "What an ignore was for may have been mended since, or its file renamed. If it stays, it will hide the next finding of its rule, which nobody has seen yet. A run over some of its files says nothing of it: what it is for may be in the others.",
  bad: "ignores:\n  - rule: never-true\n    reason: The spring campaign is closed on purpose.\n",
  good: "ignores:\n  - rule: double-negation\n    reason: Written so by the agency, who checks it against their list.\n",
  *check({ config: { ignores = [] }, used, today, ...run }) {
    for (const ignore of ignores) {
      const { files, rule, path, place } = ignore;
      if (used.has(ignore) || hasExpired(ignore, today)) continue;
      if (!isCovered(ignore, run)) continue;
      const where = [
        ...(path === undefined ? [] : [` at ${quote(path)}`]),
        ...(files === undefined ? [] : [` in ${files.map((each) => quote(each)).join(", ")}`]),
      ];
      yield {
        place,
        message: `Nothing is found${where.join("")} that this ignore of \`${rule}\` leaves out. Leave out the ignore.`,
      };
    }
  },
};
