import type { Rule } from "../rule.js";
import { doubleNegation } from "./conditions/double-negation.js";
import { neverTrue } from "./conditions/never-true.js";
import { conditionWithoutEffect } from "./payloads/condition-without-effect.js";
import { jsonSyntax } from "./payloads/json-syntax.js";

/** All rules, in the order of the documentation. A new one is a file and a line in one of these lists. */
const conditionRules = [neverTrue, doubleNegation] as const;

const payloadRules = [jsonSyntax, conditionWithoutEffect] as const;

/** Every rule by its id: those about a condition first, then those about a payload. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [...conditionRules, ...payloadRules].map((rule) => [rule.id, rule]),
);
