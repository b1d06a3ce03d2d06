export type { Diagnostic, Fix, Severity, Span } from "@recond/parser";
export { applyFixes, type FixOptions } from "@recond/parser";
export { type Baseline, baselineOf, baselineText, emptyBaseline, type KnownFinding } from "./apply-baseline.js";
export { applyIgnores, type Ignored, ignoresFor } from "./apply-ignores.js";
export { readBaseline, type ReadBaseline } from "./config/read-baseline.js";
export { readConfig, type ReadConfig } from "./config/read-config.js";
export { configSchema } from "./config/schema.js";
export { type Find, type Fixed, fixAll } from "./fix-all.js";
export { isEvidenceText, isForeign, isSurelyCampaign } from "./is-foreign.js";
export { lint } from "./lint.js";
export {
  type Findings,
  type FixedFindings,
  lintAndFix,
  type LintAndFixOptions,
  type TextToLint,
  type WantedFixes,
} from "./lint-and-fix.js";
export { lintConfig } from "./lint-config.js";
export { lintPayload } from "./lint-payload.js";
export { mend, type Mended, type MendedCondition } from "./edits/mend.js";
export { createReporter } from "./reporters/create-reporter.js";
export { mendedText } from "./reporters/mended-text.js";
export type {
  LintedText,
  LintFailure,
  LintSummary,
  Reporter,
  ReportFormat,
  ReportOptions,
  RuleCount,
  TriedFixes,
} from "./reporters/report.js";
export { guaranteesFor } from "./apply-ignores.js";
export type { ConfigGuarantee, ConfigPlace, Ignore, LintConfig } from "./rule/config.js";
export type { ConfigSubject } from "./rule/config.js";
export { knowledgeOf } from "@recond/campaign";
export type { NamedGuarantee } from "./rule/options.js";
export type { Finding, Found, FoundInConfig, FoundInPayload, Guess } from "./rule/finding.js";
export { InvalidLintOptionsError, type Known, type Level, type LintOptions } from "./rule/options.js";
export type { ConditionRule, ConfigRule, PayloadRule, Rule, RulePage } from "./rule/rule.js";
export { rules } from "./rules/index.js";
