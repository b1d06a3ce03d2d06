import { applyIgnores, type Finding, type Ignore, lintPayload, type LintOptions } from "@recond/linter";
import { counted } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { frames } from "../input/file-error.js";
import type { CampaignRequest } from "./build-request.js";

/** How strict the look at a request is. */
export interface LintChoice {
  /** Levels of rules, and the present campaign. */
  readonly options: LintOptions;
  /** A request with more warnings is refused; undefined: no limit. */
  readonly maxWarnings: number | undefined;
  /** Those of the configuration that hold for the file with the tree. */
  readonly ignores: readonly Ignore[];
  /** Where the body's `ivr_tree` stands in that file, from the outside in: ignores name places in it. */
  readonly placeInFile: Finding["path"];
}

/** What was found, but did not refuse the request. */
export interface LintedRequest {
  readonly warnings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
}

/**
 * Looks at a request before anybody sends it: errors refuse it, warnings are told on standard error.
 *
 * @throws UserError with a code frame for each error
 */
export async function lintRequest(
  { body }: CampaignRequest,
  choice: LintChoice,
  { messages }: Environment,
): Promise<LintedRequest> {
  const { maxWarnings } = choice;
  const { found, ignored } = findIn(body, choice);
  const errors = found.filter(({ severity }) => severity === "error");
  const warnings = found.filter(({ severity }) => severity === "warning");
  const shown = (findings: readonly Finding[]): string =>
    frames({ name: BODY, text: body, mark: "" }, findings, messages.style);
  if (errors.length > 0) throw refused(`has ${counted(errors.length, "error")}`, shown([...errors, ...warnings]));
  if (warnings.length > (maxWarnings ?? warnings.length)) {
    throw refused(`has ${counted(warnings.length, "warning")}, at most ${maxWarnings} are allowed`, shown(warnings));
  }
  // A frame without a fix ends without a line break.
  if (warnings.length > 0) await messages.write(`${shown(warnings).trimEnd()}\n`);
  if (ignored > 0) await messages.write(`The configuration ignores ${counted(ignored, "finding")}.\n`);
  return { warnings, ignored };
}

function findIn(
  body: string,
  { options, ignores, placeInFile }: LintChoice,
): { readonly found: readonly Finding[]; readonly ignored: number } {
  const inFile = lintPayload(body, options).map((each) => ({ ...each, path: [...placeInFile, ...each.path] }));
  const { kept, ignored } = applyIgnores(inFile, ignores);
  return { found: kept.map((each) => ({ ...each, path: each.path.slice(placeInFile.length) })), ignored };
}

/** What the linted text is called: it is in no file. */
const BODY = "request body";

function refused(why: string, shown: string): UserError {
  return new UserError("", "", `${shown.trimEnd()}\n\nThe request ${why}. It is not built, and nothing was sent.`);
}
