import type { Severity, VocabularyName } from "@recond/parser";
import type { ConditionSubject } from "./condition-subject.js";
import type { ConfigSubject } from "./config.js";
import type { Found, FoundInConfig, FoundInPayload } from "./finding.js";
import type { LintOptions } from "./options.js";
import type { PayloadSubject } from "./payload-subject.js";

/** What a rule is about, for people. Its page in the docs, its entry in the list and its first tests are made from this. */
export interface RulePage {
  /** Stable kebab-case name. */
  readonly id: string;
  /** The finding in a few words. */
  readonly title: string;
  /** Of its findings, unless the options say otherwise. */
  readonly severity: Severity;
  /** Whether the rule is only followed when the options ask for it. */
  readonly isOff?: true;
  /** Why it matters, and on which documented facts or readings it rests. */
  readonly why: string;
  /** A condition, a payload, or a configuration in YAML, with the finding. */
  readonly bad: string;
  /** The same without it: what the fix makes of `bad` where there is one. */
  readonly good: string;
  /** The best fix that the rule can offer; false when what to write is for a person to know. */
  readonly fixable: "safe" | "suggested" | false;
  /** Of both examples; recording unless given. */
  readonly vocabulary?: VocabularyName;
  /** Under which both examples are looked at. */
  readonly options?: LintOptions;
}

/** A rule about a single condition, wherever it stands. */
export interface ConditionRule extends RulePage {
  readonly about: "condition";
  /**
   * Whether what it finds has to be dealt with as a whole first: then remarks (infos) about parts of it are not made; `"everywhere"`: nor
   * about the rest of the condition.
   */
  readonly outweighsRemarks?: true | "everywhere";
  /** What the rule finds. Only asked about valid conditions. */
  readonly check: (subject: ConditionSubject) => Iterable<Found>;
}

/** A rule about a payload: its settings, its tree, its conditions together. */
export interface PayloadRule extends RulePage {
  readonly about: "payload";
  /** What the rule finds. Only asked about JSON. */
  readonly check: (subject: PayloadSubject) => Iterable<FoundInPayload>;
}

/** A rule about a configuration, after the run that it was used in. */
export interface ConfigRule extends RulePage {
  readonly about: "config";
  /** What the rule finds. */
  readonly check: (subject: ConfigSubject) => Iterable<FoundInConfig>;
}

/** A rule of the linter. */
export type Rule = ConditionRule | PayloadRule | ConfigRule;

/** A rule as its file has it: its folder says what it is about, and it offers no fix unless it says so. */
export type RuleFile<About extends Rule["about"]> = Omit<Extract<Rule, { about: About }>, "about" | "fixable"> &
  Partial<Pick<RulePage, "fixable">>;
