import type { Rule } from "../rule.js";
import { doubleNegation } from "./conditions/double-negation.js";
import { neverTrue } from "./conditions/never-true.js";
import { conditionWithoutEffect } from "./payloads/condition-without-effect.js";
import { jsonSyntax } from "./payloads/json-syntax.js";
import { conditionElsewhere } from "./payloads/condition-elsewhere.js";
import { decidedAbove } from "./payloads/decided-above.js";
import { keysNotTracked } from "./payloads/keys-not-tracked.js";
import { missingCondition } from "./payloads/missing-condition.js";
import { stepChildren } from "./payloads/step-children.js";
import { termsDiffer } from "./payloads/terms-differ.js";
import { unknownFailover } from "./payloads/unknown-failover.js";
import { unknownStep } from "./payloads/unknown-step.js";
import { unreachableBranch } from "./payloads/unreachable-branch.js";
import { unreachableKeys } from "./payloads/unreachable-keys.js";

/** All rules, in the order of the documentation. A new one is a file and a line in one of these lists. */
const conditionRules = [neverTrue, doubleNegation] as const;

const payloadRules = [
  jsonSyntax,
  conditionWithoutEffect,
  unreachableKeys,
  keysNotTracked,
  missingCondition,
  decidedAbove,
  unreachableBranch,
  stepChildren,
  unknownStep,
  unknownFailover,
  conditionElsewhere,
  termsDiffer,
] as const;

/** Every rule by its id: those about a condition first, then those about a payload. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [...conditionRules, ...payloadRules].map((rule) => [rule.id, rule]),
);
