import { pathText } from "@recond/campaign";
import { applyIgnores, type Finding, type Ignore, ignoresFor, type LintOptions, lintPayload } from "@recond/linter";
import { counted } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { frames } from "../input/file-error.js";
import { nameOf, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { dayOf } from "./settings.js";
import { type ConfigFlags, findConfigs, merged, nameInConfig } from "./find-config.js";

/** How strict the look at a change is. */
export interface LintChoice {
  /** Levels of rules, and the present campaign. */
  readonly options: LintOptions;
  /** A change with more warnings is refused; undefined: no limit. */
  readonly maxWarnings: number | undefined;
  /** Those of the configuration that hold for the file. */
  readonly ignores: readonly Ignore[];
  /** Where the outermost object of the text stands in that file, from the outside in: ignores name places in it. */
  readonly placeInFile: Finding["path"];
  /** Whether a finding has to do with the change; by default, each has. */
  readonly concerns?: (finding: Finding) => boolean;
  /** Such as `The request has 1 error. Nothing was sent.` */
  readonly refusal: (why: string) => string;
}

/** What was found, but did not refuse the change. */
export interface LintedChange {
  readonly warnings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
}

/**
 * How strict flags and configurations are with a file.
 *
 * @param path - undefined for a text that is of no file
 * @throws UserError when a configuration cannot be read
 */
export async function strictnessFor(
  path: string | undefined,
  flags: ConfigFlags & { readonly "max-warnings"?: number | undefined },
  environment: Environment,
): Promise<Pick<LintChoice, "options" | "maxWarnings" | "ignores">> {
  const { here, scopeOf } = await findConfigs(flags, environment);
  const isFile = path !== undefined && path !== STANDARD_INPUT;
  const scope = isFile ? await scopeOf(path) : here;
  const [nearest] = scope;
  const { rules = {}, known = {}, maxWarnings } = merged(scope);
  const name = isFile ? nameInConfig(path, nearest) : nameOf(path ?? "request body");
  return {
    options: { rules, known },
    maxWarnings: flags["max-warnings"] ?? maxWarnings,
    ignores: ignoresFor(name, nearest?.config.ignores ?? [], dayOf(new Date())),
  };
}

/**
 * Looks at a change before anybody makes it: errors refuse it, warnings are reported on standard error.
 *
 * @throws UserError with a code frame for each error
 */
export async function lintChange(
  payload: TextFile,
  choice: LintChoice,
  { messages }: Environment,
): Promise<LintedChange> {
  const { maxWarnings, refusal } = choice;
  const { found, ignored } = findIn(payload.text, choice);
  const errors = found.filter(({ severity }) => severity === "error");
  const warnings = found.filter(({ severity }) => severity === "warning");
  const refused = (why: string, findings: readonly Finding[]): UserError =>
    new UserError("", "", (style) => `${frames(payload, findings)(style).trimEnd()}\n\n${refusal(why)}`);
  if (errors.length > 0) throw refused(`has ${counted(errors.length, "error")}`, [...errors, ...warnings]);
  if (warnings.length > (maxWarnings ?? warnings.length)) {
    throw refused(`has ${counted(warnings.length, "warning")}, at most ${maxWarnings} are allowed`, warnings);
  }
  // A frame without a fix ends without a line break.
  if (warnings.length > 0) await messages.write(`${frames(payload, warnings)(messages.style).trimEnd()}\n`);
  if (ignored > 0) await messages.write(`The configuration ignores ${counted(ignored, "finding")}.\n`);
  return { warnings, ignored };
}

/** What was found, for programs. */
export function lintedJson({ warnings, ignored }: LintedChange): Readonly<Record<string, unknown>> {
  return {
    warnings: warnings.map(({ code, severity, message, path, line, column }) => ({
      code,
      severity,
      message,
      path: pathText(path),
      line,
      column,
    })),
    ignored,
  };
}

function findIn(
  text: string,
  { options, ignores, placeInFile, concerns = () => true }: LintChoice,
): { readonly found: readonly Finding[]; readonly ignored: number } {
  const inFile = lintPayload(text, options)
    .filter(concerns)
    .map((each) => ({ ...each, path: [...placeInFile, ...each.path] }));
  const { kept, ignored } = applyIgnores(inFile, ignores);
  return { found: kept.map((each) => ({ ...each, path: each.path.slice(placeInFile.length) })), ignored };
}
