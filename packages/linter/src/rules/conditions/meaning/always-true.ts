import { exhaustiveParts } from "@recond/analyzer";
import { placeOf, quotedPart } from "../../../rule/condition-subject.js";
import { rewriteFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import { enumerated } from "@recond/documents";

export const alwaysTrue: RuleFile<"condition"> = {
  id: "always-true",
  title: "Every call meets the condition",
  severity: "warning",
  why: 'With `record_calls` `true` and a condition that is always true, all calls are recorded. The documents write that as the empty condition, `""`. Two ways of saying "not this one" joined by `or` are the usual mistake: whatever a value is, it is not one of the two. The proof covers every call whose facts are known; for one with unknown facts such a condition may be undetermined, where the empty one is not.',
  bad: 'media_type != "Radio" or media_type != "Television"',
  good: "",
  fixable: "suggested",
  outweighsRemarks: true,
  *check(subject) {
    const { condition, vocabulary } = subject;
    if (condition === null || subject.sense().is !== "always") return;
    const covering = exhaustiveParts(condition, { nodeLimit: subject.nodeLimit }).map((node) =>
      quotedPart(subject, node),
    );
    const reason = covering.length > 1 ? `: ${enumerated(covering, "or")} holds for any call` : "";
    // Elsewhere the documents do not say what an empty condition does.
    const isEmptyFine = vocabulary === "recording";
    const advice = isEmptyFine ? ' If that is meant, write `""`.' : "";
    yield {
      span: placeOf(condition),
      message: `Every call meets this condition${reason}.${advice}`,
      fixes: isEmptyFine ? [rewriteFix(subject, 'Write `""`, which every call meets', null)] : [],
    };
  },
};
