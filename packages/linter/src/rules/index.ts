import type { Severity } from "@recond/parser";
import type { Rule } from "../rule.js";
import * as conditions from "./conditions/index.js";
import * as config from "./config/index.js";
import * as payloads from "./payloads/index.js";

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The more severe come first: in lists, of findings at one place, and when their fixes are applied. */
function inOrder(folder: Readonly<Record<string, Rule>>): readonly Rule[] {
  return Object.values(folder).toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}

/** Every rule by its id: those about a condition first, then those about a payload, then those about a configuration. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [conditions, payloads, config].flatMap((folder) => inOrder(folder)).map((rule) => [rule.id, rule]),
);
