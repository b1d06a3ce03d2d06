import { InvalidLintOptionsError, type Level, lint, type LintOptions, type WantedFixes } from "@recond/linter";
import type { VocabularyName } from "@recond/parser";
import type { TermsName } from "@recond/campaign";
import { readPresent } from "../campaign/read-version.js";
import type { Environment } from "../terminal/environment.js";
import type { JsonDocument } from "../input/json-document.js";
import { UserError, withUserErrors } from "../terminal/errors.js";
import { type BaselineFile, type BaselineFlags, findBaseline } from "./baseline.js";
import { type ConfigFlags, type Configs, findConfigs, merged, type Scope } from "./find-config.js";

/** The flags of `recond lint` that say how it lints. */
export interface SettingFlags extends ConfigFlags, BaselineFlags {
  readonly rule?: readonly RuleLevel[] | undefined;
  readonly "max-warnings"?: number | undefined;
  readonly vocabulary: VocabularyName;
  readonly files: boolean;
  readonly complete: boolean;
  readonly current?: string | undefined;
  readonly terms?: TermsName | undefined;
  readonly fix: boolean;
  readonly "fix-suggested": boolean;
  readonly accept: boolean;
  readonly diff: boolean;
}

/** What `--rule` says. */
export interface RuleLevel {
  readonly id: string;
  readonly level: string;
}

/** How one run lints: what the flags and the configuration say, put together. */
export interface LintSettings {
  /** By the configurations that count for a file. */
  readonly optionsOf: (scope: Scope) => LintOptions;
  /** Of the folder where the command runs. */
  readonly options: LintOptions;
  /** The file of `--current`. */
  readonly present: JsonDocument | undefined;
  readonly configs: Configs;
  readonly baseline: BaselineFile | undefined;
  readonly maxWarnings: number | undefined;
  readonly fixes: WantedFixes;
  /** Whether a person answers for what is guessed. */
  readonly isAccepted: boolean;
  /** Whether a program listed the files, so that it is fine if none of them has a campaign. */
  readonly isList: boolean;
  /** Whether fixes are only shown. */
  readonly isDiff: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * Puts flags and configuration together; flags win.
 *
 * @throws UserError when the configuration cannot be read, or a rule or a level does not exist
 */
export async function readSettings(flags: SettingFlags, environment: Environment): Promise<LintSettings> {
  const configs = await findConfigs(flags, environment);
  const current = flags.current === undefined ? undefined : await readPresent(flags.current, environment);
  if (flags.terms !== undefined && current === undefined) {
    throw new UserError(
      "`--terms` says which terms of `--current` count. A response itself has both of its terms looked at.",
    );
  }
  const levelsByFlag = levelsOf(flags.rule ?? []);
  const optionsOf = (scope: Scope): LintOptions => {
    const { rules, known, complete } = merged(scope);
    return {
      vocabulary: flags.vocabulary,
      rules: { ...rules, ...levelsByFlag },
      complete: flags.complete || complete === true,
      ...(known === undefined ? {} : { known }),
      ...(current === undefined ? {} : { current: current.text, terms: flags.terms ?? "future" }),
    };
  };
  const options = optionsOf(configs.here);
  // Before any file is looked at.
  withUserErrors(() => lint("", options), InvalidLintOptionsError);
  return {
    optionsOf,
    options,
    present: current,
    configs,
    baseline: await findBaseline(flags, environment),
    maxWarnings: flags["max-warnings"] ?? merged(configs.here).maxWarnings,
    fixes: wantedFixes(flags),
    isAccepted: flags.accept,
    isList: flags.files,
    isDiff: flags.diff,
    today: dayOf(new Date()),
  };
}

function wantedFixes(flags: SettingFlags): WantedFixes {
  if (flags["fix-suggested"]) return "suggested";
  return flags.fix || flags.diff ? "safe" : "none";
}

const levels: readonly Level[] = ["off", "info", "warning", "error"];

function levelsOf(given: readonly RuleLevel[]): Readonly<Record<string, Level>> {
  const byId = new Map<string, Level>();
  for (const { id, level } of given) {
    if (byId.has(id)) throw new UserError(`\`--rule\` names \`${id}\` twice. Give it one level.`);
    const found = levels.find((each) => each === level);
    if (found === undefined) {
      const known = levels.map((each) => `\`${each}\``);
      throw new UserError(`\`${id}\` cannot be \`${level}\`. A level is ${known.join(", ")}.`);
    }
    byId.set(id, found);
  }
  return Object.fromEntries(byId);
}

/**
 * The date where the command runs: whoever wrote that an ignore holds until a day meant a day of theirs.
 *
 * @returns `YYYY-MM-DD`
 */
export function dayOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
