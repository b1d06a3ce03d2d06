import type { RuleFile } from "../../../rule/rule.js";
import { findUnknown } from "./helpers/nearest-known.js";
import { textsOf } from "../helpers/texts-and-names.js";

export const unknownAffiliate: RuleFile<"condition"> = {
  id: "unknown-affiliate",
  title: "An affiliate that is not known",
  severity: "warning",
  why: "Texts are compared exactly, letter case included ([R10], a reading), so the name of an affiliate that does not exist is never met by `=` and always by `!=`; `contains` needs one that has the text in it. Looked for only when the configuration lists the affiliates of the account.",
  bad: 'affiliate_name = "Captain Crunch Publising"',
  good: 'affiliate_name = "Captain Crunch Publishing"',
  fixable: "suggested",
  options: { known: { affiliate_name: ["Captain Crunch Publishing", "Count Chocula Publishing"] } },
  check: (subject) => findUnknown(subject, textsOf(subject, "affiliate_name"), "affiliate"),
};
