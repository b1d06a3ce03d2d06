import { type CallContext, callText, type OtherReadings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { quote } from "@recond/parser";
import { pressesTwice } from "./proof/one-key.js";
import type { Contradiction, Keeping } from "./keeping.js";
import type { GuaranteeKind } from "./proof/violation.js";
import type { BrokenProof } from "./prove.js";
import type { PromisedGuarantee } from "./verdicts.js";

/**
 * How a guarantee is broken, in words: which call is recorded or not, and under which readings.
 *
 * @param call - the call that breaks it, as it is to be shown
 */
export function brokenText(kind: GuaranteeKind, proof: BrokenProof, call: string): string {
  const outcome = kind === "always" ? "not recorded" : "recorded";
  const note = oddityOf(proof.call);
  return `a call with ${call} is ${outcome}${conditionText(proof.readings)}${note === undefined ? "" : `; ${note}`}`;
}

/** What a reader may doubt in a call that breaks a guarantee, in words. Without the assumption it would be proven, so it is said rather than made. */
export function oddityOf(call: CallContext): string | undefined {
  return pressesTwice(call) ? "the caller presses two keys of one menu, which no document rules out" : undefined;
}

/** What would keep guarantees, or why nothing is known that does, on a line of its own. */
export function keepingText(keeping: Keeping<PromisedGuarantee & { readonly name: string }>): string {
  switch (keeping.by) {
    case "condition":
      return format(keeping.condition) || "(empty: every call)";
    case "settings": {
      const { recordCalls, condition } = keeping;
      return recordCalls ? `record_calls: true, with ${whichCondition(condition)}` : "record_calls: false";
    }
    case "nothing":
      return `no condition ${conflictText(keeping.contradiction)}`;
    case "unknown":
      return "not known: no condition was proven to, within the limits";
  }
}

function whichCondition(condition: Contradiction["always"]["condition"]): string {
  return condition === null ? "an empty condition" : `the condition ${format(condition)}`;
}

/** Why no condition keeps two guarantees, in a sentence. */
export function contradictionText(contradiction: NamedContradiction): string {
  return `No condition ${conflictText(contradiction)}.`;
}

type NamedContradiction = Contradiction<PromisedGuarantee & { readonly name: string }>;

function conflictText({ always, other, call, readings }: NamedContradiction): string {
  const shown = quote(callText(call));
  return `keeps both ${quote(always.name)} and ${quote(other.name)}: by the first, a call with ${shown} has to be recorded, by the second it must not be${conditionText(readings)}`;
}

function conditionText(readings: OtherReadings): string {
  const under = Object.entries(readings).map(([reading, option]) => `[${reading}] as \`${option}\``);
  return under.length === 0 ? "" : `, if the platform reads ${under.join(" and ")}`;
}
