import { type Finding, lintPayload, type LintOptions } from "@recond/linter";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import { frames } from "../output/file-error.js";
import type { CampaignRequest } from "./build-request.js";

/** How strict the look at a request is. */
export interface LintChoice {
  /** Levels of rules, and the present campaign. */
  readonly options: LintOptions;
  /** More warnings than that refuse the request; undefined: as many as there are. */
  readonly maxWarnings: number | undefined;
}

/**
 * Looks at a request before anybody sends it: errors refuse it, warnings are told on standard error.
 *
 * @param request - the request
 * @param choice - how strictly
 * @param environment - supplies standard error
 * @returns the warnings
 * @throws UserError with a code frame for each error
 */
export async function lintRequest(
  { body }: CampaignRequest,
  { options, maxWarnings }: LintChoice,
  { messages }: Environment,
): Promise<readonly Finding[]> {
  const found = lintPayload(body, options);
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
  return warnings;
}

/** What the linted text is called: it is in no file. */
const BODY = "request body";

function refused(why: string, shown: string): UserError {
  return new UserError("", "", `${shown.trimEnd()}\n\nThe request ${why}. It is not built, and nothing was sent.`);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
