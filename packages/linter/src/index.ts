export type { Diagnostic, Fix, Severity, Span } from "@recond/parser";
export { applyFixes } from "@recond/parser";
export { type Fixed, fixAll, type FixOptions } from "./fix-all.js";
export { lint } from "./lint.js";
export { type Finding, lintPayload } from "./lint-payload.js";
export { InvalidLintOptionsError, type Known, type Level, type LintOptions } from "./options.js";
export type { ConditionRule, Found, FoundInPayload, PayloadRule, Rule, RulePage } from "./rule.js";
export { rules } from "./rules/index.js";
