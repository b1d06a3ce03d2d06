import { customDataNames } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { unknownNames } from "./helpers/unknown-names.js";
import { writeInstead } from "../../conditions/helpers/texts-and-names.js";

export const unlistedCustomData: RuleFile<"payload"> = {
  id: "unlisted-custom-data",
  title: "A custom-data field that the campaign's own list does not have",
  severity: "warning",
  why: "`custom_data[NAME]` reads the field with that partner name; a response lists the fields in its `custom_data_dictionary` (documented). No call has a value for a field that does not exist ([R11], a reading): `=`, `contains` and `present` never hold, `!=` always does. Where the configuration lists the account's fields, that list counts instead.",
  bad: `{ "custom_data_dictionary": { "fields": [{ "partner_name": "product" }] },
  "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "custom_data[produkt] = \\"Chair\\"" } } }`,
  good: `{ "custom_data_dictionary": { "fields": [{ "partner_name": "product" }] },
  "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "custom_data[product] = \\"Chair\\"" } } }`,
  fixable: "suggested",
  *check(payload) {
    if (payload.options.known?.custom_data !== undefined) return;
    for (const { place, written, meant } of unknownNames(payload, "custom_data", customDataNames)) {
      const advice = meant === undefined ? "" : ` Did you mean ${quote(meant)}?`;
      const message = `${quote(written.text)} is not in the campaign's \`custom_data_dictionary\`.${advice}`;
      yield payload.inPayload(place, { span: written.span, message, fixes: writeInstead(written, meant) });
    }
  },
};
