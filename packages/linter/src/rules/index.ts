import type { Severity } from "@recond/parser";
import type { ConditionRule, ConfigRule, PayloadRule, Rule } from "../rule/rule.js";
import * as conditions from "./conditions/index.js";
import * as config from "./config/index.js";
import * as payloads from "./payloads/index.js";

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The more severe come first: in lists, of findings at one place, and when their fixes are applied. */
function inOrder<Kind extends Rule>(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}

const NO_FIX = { fixable: false } as const;

export const conditionRules: readonly ConditionRule[] = inOrder(
  Object.values(conditions).map((rule) => ({ ...NO_FIX, ...rule, about: "condition" })),
);
export const payloadRules: readonly PayloadRule[] = inOrder(
  Object.values(payloads).map((rule) => ({ ...NO_FIX, ...rule, about: "payload" })),
);
export const configRules: readonly ConfigRule[] = inOrder(
  Object.values(config).map((rule) => ({ ...NO_FIX, ...rule, about: "config" })),
);

/** Every rule by its id: those about a condition first, then those about a payload, then those about a configuration. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [...conditionRules, ...payloadRules, ...configRules].map((rule) => [rule.id, rule]),
);
