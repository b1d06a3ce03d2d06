import { isUnbreakable, type Keeping, keepingAll, prove, type ProveOptions } from "@recond/analyzer";
import { explain, type RecordingSettings } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { TestGuarantee } from "../test-file/test-file.js";
import type { GuaranteeResult } from "./test-results.js";

/**
 * Proves each guarantee for settings.
 *
 * @param all - with those that are not asked for: what keeps one is not to break another
 */
export function proveGuarantees(
  guarantees: readonly TestGuarantee[],
  all: readonly TestGuarantee[],
  condition: Condition | null,
  settings: RecordingSettings,
  options: ProveOptions,
): readonly GuaranteeResult[] {
  const side = { condition, isNone: !settings.record_calls };
  let found: Keeping<TestGuarantee> | undefined;
  return guarantees.map((guarantee): GuaranteeResult => {
    const own = optionsFor(guarantee, options);
    const proof = prove(side, guarantee, own);
    const isBroken = proof.verdict === "broken";
    const kept = isBroken ? (found ??= keepingAll(side, all, options)) : undefined;
    return {
      guarantee,
      proof,
      passed: proof.verdict === "proven",
      explanation: isBroken ? explain(settings, proof.call, { readings: proof.readings }) : undefined,
      fix: kept?.by === "condition" ? kept.condition : undefined,
      kept,
      isUnbreakable: proof.verdict === "proven" && isUnbreakable(guarantee, options) === true,
    };
  });
}

/** Whether a changed condition would break what is proven. */
export function breaks(condition: Condition | null, guarantee: TestGuarantee, options: ProveOptions): boolean {
  return prove({ condition, isNone: false }, guarantee, optionsFor(guarantee, options)).verdict === "broken";
}

function optionsFor({ everyReading = false }: TestGuarantee, options: ProveOptions): ProveOptions {
  return { ...options, everyReading };
}
