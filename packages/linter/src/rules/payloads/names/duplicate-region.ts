import { elementsOf, type JsonNode, propertyOf, readText } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const duplicateRegion: RuleFile<"payload"> = {
  id: "duplicate-region",
  title: "Two regions of one name",
  severity: "warning",
  why: "`in_region[…]` names a region out of the campaign's `named_regions` (documented). Which one it means when two have that name, or whether both, is not documented. Often the second one was copied and should have got a name of its own.",
  bad: `{ "named_regions": [{ "name": "West", "regions": [] }, { "name": "West", "regions": [] }] }`,
  good: `{ "named_regions": [{ "name": "West", "regions": [] }, { "name": "North West", "regions": [] }] }`,
  *check({ terms, lineOf }) {
    for (const { find } of terms) {
      const regions = find("named_regions");
      const seen = new Map<string, JsonNode>();
      for (const region of regions?.isOwn === true ? elementsOf(regions) : []) {
        const name = propertyOf(region, "name");
        const written = readText(name?.node)?.trim() ?? "";
        if (name === undefined || written === "") continue;
        const first = seen.get(written);
        if (first === undefined) {
          seen.set(written, name.node);
          continue;
        }
        const message = `There are two regions ${quote(written)}: the other one is in line ${lineOf(first)}. Give each a name of its own.`;
        yield foundAt(name, message);
      }
    }
  },
};
