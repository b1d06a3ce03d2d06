import { type CallContext, type CampaignKnowledge, evaluate, settledTruth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { flag, type Predicate } from "@recond/parser";

/** What a call says that no call of the campaign can be, in sentences. It is decided by what it says all the same. */
export function impossibleFacts(call: CallContext, known: CampaignKnowledge): readonly string[] {
  const asked: readonly Predicate[] = [
    flag("during_hours"),
    ...(call.pressed ?? []).map((path) => ({ kind: "pressed" as const, keys: path.trim().split(/\s+/) })),
  ];
  return asked.flatMap((predicate) => {
    const settled = settledTruth(predicate, known);
    const given = evaluate(predicate, call);
    if (settled === undefined || given === undefined || given === settled.is) return [];
    const text = `${given ? "" : "not "}${format(predicate)}`;
    return [`The call is \`${text}\`, but ${settled.why}: it is decided as if there could be such a call.`];
  });
}
