import { quote } from "@recond/parser";
import { matchesGlob } from "../../ignores/globs.js";
import { isLookedInto } from "../../ignores/reach.js";
import type { RuleFile } from "../../rule/rule.js";

export const unusedGuarantee: RuleFile<"config"> = {
  id: "unused-guarantee",
  title: "A guarantee for no campaign",
  severity: "error",
  why: "The campaigns that a guarantee names are not there: a folder has another name now, or the pattern is mistyped. Then it is proven for nothing, and whoever reads the configuration takes the campaigns for guarded. A run over some of the files, such as that of a hook, says nothing of it: those that it is for may be among the others. One that is given the folder of the pattern does.",
  bad: "guarantees:\n  - name: landline calls are never recorded\n    never: landline\n    campaigns: campaign/*.json\n",
  good: "guarantees:\n  - name: landline calls are never recorded\n    never: landline\n",
  *check({ config: { guarantees = [] }, checked, ...run }) {
    for (const guarantee of guarantees) {
      const { name, campaigns, place } = guarantee;
      if (campaigns === undefined || !isLookedInto(campaigns, run)) continue;
      if ([...checked].some((file) => campaigns.some((glob) => matchesGlob(glob, file)))) continue;
      const globs = campaigns.map((glob) => quote(glob)).join(", ");
      yield {
        place,
        message: `The guarantee ${quote(name)} is for no campaign: none that was looked at matches ${globs}. Mend the pattern, or leave the guarantee out.`,
      };
    }
  },
};
