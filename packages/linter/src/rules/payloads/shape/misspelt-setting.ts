import { type Located, propertyOf, straysOf, writtenNames } from "@recond/campaign";
import { noSettingText } from "@recond/evaluator";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { campaignsIn, policiesOf, policyOwners } from "./helpers/campaigns-in.js";
import { meantHoursName } from "./helpers/hours-names.js";
import {
  meantInCampaign,
  meantInPolicies,
  meantInPolicy,
  meantInStep,
  meantInTerms,
  meantInTree,
  type MeantName,
} from "../helpers/names.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const misspeltSetting: RuleFile<"payload"> = {
  id: "misspelt-setting",
  title: "A setting whose name is misspelt",
  severity: "error",
  why: "The names of the settings are documented. What the platform makes of another name is not: Recond assumes that it sets nothing, so that the setting that was meant stays as it is. That goes unnoticed until the wrong calls are recorded, or none are. Names that resemble none of the documented ones are left alone.",
  bad: '{ "ivr_tree": { "recordCalls": true, "call_recording_condition": "mobile" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  *check(payload) {
    const found = new Set<number>();
    for (const { object, meant } of objectsIn(payload)) {
      for (const { name, node } of writtenNames(object.node)) {
        const documented = meant(name);
        if (documented === undefined) continue;
        found.add(node.offset);
        yield foundAt({ node, path: [...object.path, name] }, noSettingText(name, documented));
      }
    }
    // What was meant to be a recording setting, under a name that resembles none of them, or in an object of another name.
    for (const stray of straysOf(payload.terms.filter(({ settings }) => settings !== undefined))) {
      if (!found.has(stray.span.start)) yield stray;
    }
  },
};

/** An object of a campaign, and what is meant by the names in it. */
interface NamedObject {
  readonly object: Located;
  readonly meant: MeantName;
}

function objectsIn(payload: PayloadSubject): readonly NamedObject[] {
  const campaigns = campaignsIn(payload.root);
  const versions = payload.terms.filter(({ which }) => which !== null);
  const terms = [...campaigns, ...versions];
  return [
    ...campaigns.map((object) => ({ object, meant: meantInCampaign })),
    ...versions.map((object) => ({ object, meant: meantInTerms })),
    ...payload.terms.flatMap(({ form, settings }) =>
      settings === undefined || form === "settings" ? [] : [{ object: settings, meant: meantInTree }],
    ),
    ...terms.flatMap((each) => propertyOf(each, "hours") ?? []).map((object) => ({ object, meant: meantHoursName })),
    ...ownSteps(payload).map((object) => ({ object, meant: meantInStep })),
    ...terms.flatMap(policyOwners).map((object) => ({ object, meant: meantInPolicies })),
    ...terms.flatMap(policiesOf).map((object) => ({ object, meant: meantInPolicy })),
  ];
}
