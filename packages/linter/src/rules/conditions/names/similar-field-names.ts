import { lettersOf, quote } from "@recond/parser";
import type { ConditionSubject } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { plainName } from "../helpers/wrappings.js";
import { namesIn, type WrittenName, writeInstead } from "../helpers/texts-and-names.js";

export const similarFieldNames: RuleFile<"condition"> = {
  id: "similar-field-names",
  title: "Two names that are nearly the same",
  severity: "warning",
  why: "A custom-data field is found by its exact partner name ([R10], a reading, for texts; names are taken alike). Where one condition writes `zip_code` and `zip code`, one of the two fields most likely does not exist, and its test never holds. With the list of known fields in the configuration, each name is looked up instead.",
  bad: 'custom_data[product] = "Chair" or custom_data[Product] = "Sofa"',
  good: 'custom_data[product] = "Chair" or custom_data[product] = "Sofa"',
  fixable: "suggested",
  *check(subject) {
    // With a list, `unknown-custom-data` says more.
    if (subject.known.custom_data !== undefined) return;
    const usual = usualNames(subject);
    for (const written of plainFieldsIn(subject)) {
      const name = usual.get(lettersOf(written.text));
      if (name === undefined || name === written.text) continue;
      yield {
        span: written.span,
        message: `${quote(written.text)} and ${quote(name)} are two different fields: names are compared exactly. Write the one that exists.`,
        fixes: writeInstead(written, name),
      };
    }
  },
};

/** Names with quotes or signs round them are reported of already. */
function* plainFieldsIn(subject: ConditionSubject): Generator<WrittenName, void> {
  for (const written of namesIn(subject)) {
    if (written.node.kind !== "region" && plainName(written.text) === written.text) yield written;
  }
}

/** The name that is written most often, out of names that are nearly the same; the first of several. */
function usualNames(subject: ConditionSubject): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const usual = new Map<string, string>();
  for (const { text } of plainFieldsIn(subject)) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [name, count] of counts) {
    const loose = lettersOf(name);
    const other = usual.get(loose);
    if (other === undefined || count > (counts.get(other) ?? 0)) usual.set(loose, name);
  }
  return usual;
}
