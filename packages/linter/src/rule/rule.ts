import type { Diagnostic, Fix, Severity, Span, VocabularyName } from "@recond/parser";
import type { ConditionSubject } from "./condition-subject.js";
import type { ConfigPlace, ConfigSubject } from "./config.js";
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

/** Something found in a condition; offsets count from the start of the condition. */
export interface Found {
  readonly span: Span;
  /** One sentence saying what is found; a second, if any, says what to do. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Ways to go on of which a person has to choose one. */
  readonly alternatives?: readonly Fix[];
}

/** Something found in a payload; offsets count from the start of the JSON text. */
export interface FoundInPayload extends Found {
  /** Property names and indexes from the outside in. */
  readonly path: readonly (string | number)[];
}

/** Something found in a configuration. */
export interface FoundInConfig {
  readonly place: ConfigPlace;
  /** One sentence saying what is found; a second, if any, says what to do. */
  readonly message: string;
}

/** A diagnostic of a payload: its span and its fixes are offsets into the JSON text. */
export interface Finding extends Diagnostic {
  /** Property names and indexes from the outside in: where in the payload. */
  readonly path: readonly (string | number)[];
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Of a condition that was mended by a guess: its text as it was, and as it is. */
  readonly guess?: Guess;
}

/** A condition's text before and after a guess. */
export interface Guess {
  readonly before: string;
  readonly after: string;
}
