import type { GuaranteeKind } from "./proof/violation.js";
import type { BrokenProof } from "./prove.js";

/**
 * How a guarantee is broken, in words: which call is recorded or not, and under which readings.
 *
 * @param call - the call that breaks it, as it is to be shown
 */
export function brokenText(kind: GuaranteeKind, { readings }: BrokenProof, call: string): string {
  const outcome = kind === "always" ? "not recorded" : "recorded";
  const under = Object.entries(readings).map(([reading, option]) => `[${reading}] as \`${option}\``);
  const condition = under.length === 0 ? "" : `, if the platform reads ${under.join(" and ")}`;
  return `a call with ${call} is ${outcome}${condition}`;
}
