import type { RuleFile } from "../../../rule/rule.js";
import { findUnknown } from "./helpers/nearest-known.js";
import { namesIn } from "../helpers/texts-and-names.js";

export const unknownCustomData: RuleFile<"condition"> = {
  id: "unknown-custom-data",
  title: "A custom-data field that is not known",
  severity: "warning",
  why: "`custom_data[NAME]` reads the field with that partner name (documented). No call has a value for a field that does not exist ([R11], a reading): `=`, `contains` and `present` never hold, `!=` always does. Looked for only when the configuration lists the fields of the account.",
  bad: 'custom_data[produkt] = "Chair"',
  good: 'custom_data[product] = "Chair"',
  fixable: "suggested",
  options: { known: { custom_data: ["product", "zip_code"] } },
  check: (subject) => findUnknown(subject, namesIn(subject), "custom-data field"),
};
