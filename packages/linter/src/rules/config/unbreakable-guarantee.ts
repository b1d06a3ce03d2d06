import { isUnbreakable } from "@recond/analyzer";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../rule/rule.js";

export const unbreakableGuarantee: RuleFile<"config"> = {
  id: "unbreakable-guarantee",
  title: "A guarantee that no call can break",
  severity: "warning",
  why: "A guarantee that holds whatever is recorded promises nothing: its condition is met by no call, or, after `only`, by every call. It is proven for every campaign, and whoever reads the evidence takes that for a proof of what its name says. Most often something else was meant, as `or` in the place of `and`.",
  bad: "guarantees:\n  - name: neither mobile nor landline calls are recorded\n    never: mobile and landline\n",
  good: "guarantees:\n  - name: neither mobile nor landline calls are recorded\n    never: mobile or landline\n",
  *check({ config: { guarantees = [] } }) {
    for (const guarantee of guarantees) {
      if (isUnbreakable(guarantee) !== true) continue;
      const whose = guarantee.kind === "only" ? "every call meets its condition" : "no call meets its condition";
      yield {
        place: guarantee.place,
        message: `The guarantee ${quote(guarantee.name)} promises nothing: ${whose}. Say what is meant, or leave it out.`,
      };
    }
  },
};
