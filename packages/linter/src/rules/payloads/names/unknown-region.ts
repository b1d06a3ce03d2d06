import { regionNames } from "@recond/campaign";
import { quote } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { predicatesIn } from "../helpers/steps.js";
import { type UnknownName, unknownNames } from "./helpers/unknown-names.js";
import { writeInstead } from "../../conditions/helpers/texts-and-names.js";
import { enumerated } from "@recond/documents";

export const unknownRegion: RuleFile<"payload"> = {
  id: "unknown-region",
  title: "A region that the campaign does not have",
  severity: "warning",
  why: "`in_region[…]` names a region out of the campaign's `named_regions` (documented). No call comes from a region that is not there, so the term never holds, or the platform refuses the condition. Only where the regions are known is it told: in the payload, or in the present campaign.",
  bad: `{ "named_regions": [{ "name": "West Coast" }], "ivr_tree": { "root": { "node_type": "Condition", "condition": "in_region[West Cost]",
  "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  good: `{ "named_regions": [{ "name": "West Coast" }], "ivr_tree": { "root": { "node_type": "Condition", "condition": "in_region[West Coast]",
  "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  fixable: "suggested",
  *check(payload) {
    yield* anyRegionOfNone(payload);
    for (const { place, written, names, meant } of unknownNames(payload, "region", regionNames)) {
      const advice = meant === undefined ? listOf(names) : `Did you mean ${quote(meant)}?`;
      const message = `The campaign has no region ${quote(written.text)}. ${advice}`;
      yield payload.inPayload(place, { span: written.span, message, fixes: writeInstead(written, meant) });
    }
  },
};

/** `in_region` by itself asks for any of the campaign's regions. */
function* anyRegionOfNone(payload: PayloadSubject): Iterable<FoundInPayload> {
  for (const { place, predicate } of predicatesIn(payload, (each) => each.kind === "region")) {
    if (predicate.name !== null || regionNames(place.terms)?.length !== 0) continue;
    const message = "`in_region` never holds: the campaign has no regions. Add one to its `named_regions`.";
    yield payload.inPayload(place, { span: placeOf(predicate), message });
  }
}

/** More are not reported. */
const MOST_NAMES = 5;

function listOf(names: UnknownName["names"]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => quote(name));
  if (names.length === 0) return "It has none. Add it to `named_regions`.";
  if (names.length > MOST_NAMES) return `It has ${names.length}, such as ${shown.join(", ")}.`;
  return `It has ${enumerated(shown, "and")}.`;
}
