import { INTO_TREE, type Located, misplacedText, writtenNames } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { campaignsIn } from "./helpers/campaigns-in.js";
import { factNames, recordingNames } from "../helpers/names.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const misplacedSetting: RuleFile<"payload"> = {
  id: "misplaced-setting",
  title: "A setting that stands where it has no effect",
  severity: "error",
  why: "`record_calls`, `call_recording_condition`, `whisper_prompt_condition` and `call_activity_tracking` are properties of `ivr_tree`; `timezone`, `hours`, `operating_24_7` and `named_regions` stand beside it (documented). In another object the platform does not look for them.",
  bad: '{ "record_calls": true, "ivr_tree": { "call_recording_condition": "mobile" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  *check(payload) {
    const settings = new Set(payload.terms.filter(({ form }) => form === "settings").map(({ node }) => node));
    const versions = payload.terms.filter(({ which }) => which !== null);
    const around = [...campaignsIn(payload.root), ...versions].filter(({ node }) => !settings.has(node));
    for (const object of around) yield* misplacedIn(object, [...recordingNames, "root"], INTO_TREE);
    for (const campaign of campaignsIn(payload.root)) {
      if (versions.some((terms) => terms.campaign.node === campaign.node)) {
        yield* misplacedIn(
          campaign,
          ["ivr_tree"],
          "the terms beside it have their own. Leave them out, or move it into them.",
        );
      }
    }
    for (const { form, settings: tree } of payload.terms) {
      if (tree !== undefined && form !== "settings") yield* misplacedIn(tree, factNames, BESIDE_TREE);
    }
    for (const step of ownSteps(payload)) yield* misplacedIn(step, recordingNames, OUT_OF_NODE);
  },
};

const BESIDE_TREE = "it belongs beside `ivr_tree`. Move it out.";
const OUT_OF_NODE = "it belongs in `ivr_tree` itself, beside `root`. Move it there.";

function* misplacedIn({ node, path }: Located, names: readonly string[], where: string): Iterable<FoundInPayload> {
  for (const written of writtenNames(node)) {
    if (!names.includes(written.name)) continue;
    yield foundAt({ node: written.node, path: [...path, written.name] }, misplacedText(written.name, where));
  }
}
