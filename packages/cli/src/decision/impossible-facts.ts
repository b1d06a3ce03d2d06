import { type CallContext, type CampaignKnowledge, evaluate, settledTruth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import {
  type Condition,
  customDataAskedFor,
  flag,
  lettersOf,
  type Predicate,
  predicatesOf,
  quote,
} from "@recond/parser";

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

/** Custom data that a call has under nearly the name that a condition asks for, in sentences. Names are compared exactly ([R10]). */
export function misspeltFields(
  { custom_data: given = {} }: CallContext,
  condition: Condition | null,
): readonly string[] {
  const asked = customDataAskedFor(predicatesOf(condition));
  return [...asked].flatMap((name) => {
    const isNear = (other: string): boolean => !asked.has(other) && lettersOf(other) === lettersOf(name);
    const near = Object.hasOwn(given, name) ? undefined : Object.keys(given).find(isNear);
    if (near === undefined) return [];
    return [
      `The condition asks for ${quote(`custom_data[${name}]`)}, and the call has ${quote(near)}: names are compared exactly, so the field has no value.`,
    ];
  });
}
