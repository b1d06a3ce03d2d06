import type { RuleFile } from "../../../rule/rule.js";
import { findUnknown } from "./helpers/nearest-known.js";
import { textsOf } from "../helpers/texts-and-names.js";

export const unknownMediaType: RuleFile<"condition"> = {
  id: "unknown-media-type",
  title: "A media type that is not known",
  severity: "warning",
  why: "Texts are compared exactly, letter case included ([R10], a reading), so a media type that does not exist is never met by `=` and always by `!=`; `contains` needs one that has the text in it. Looked for only when the configuration lists the media types of the account.",
  bad: 'media_type = "radio"',
  good: 'media_type = "Radio"',
  fixable: "suggested",
  options: { known: { media_type: ["Radio", "Online: Email"] } },
  check: (subject) => findUnknown(subject, textsOf(subject, "media_type"), "media type"),
};
