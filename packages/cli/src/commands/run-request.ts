import { readTerms, type WantedSettings } from "@recond/campaign";
import { readPresent, versionIn } from "../campaign/read-version.js";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import type { JsonDocument } from "../input/json-document.js";
import { lintChange, type LintChoice, type LintedChange, lintedJson, strictnessFor } from "../linting/lint-change.js";
import {
  buildRequest,
  type CampaignRequest,
  requestJson,
  requestResultJson,
  writeCurl,
} from "../request/build-request.js";
import { requireSecret } from "../request/base-url.js";
import { campaignIds } from "../request/campaign-ids.js";
import { changeText, compareBefore, type Replaced, replacedJson, settingsBefore } from "../request/changes.js";
import { proxyFor } from "../request/proxy.js";
import { readAnswer, verdictText } from "../request/read-answer.js";
import { readToken } from "../request/read-token.js";
import { type KeptTree, readTree } from "../request/read-tree.js";
import { sendRequest } from "../request/send-request.js";
import type { RequestFlags } from "./request-flags.js";

/**
 * Builds a request, lints it, and prints or sends it.
 *
 * @returns 0 built or taken, 1 answered and not taken, or not known to be
 * @throws UserError when the request cannot be built or sent, or no answer came
 */
export async function runRequest(
  environment: Environment,
  flags: RequestFlags,
  settings: WantedSettings,
): Promise<ExitCode> {
  const { messages, output, process } = environment;
  requireSecret(flags["base-url"], flags["allow-http"]);
  const tree = flags.campaign === undefined ? undefined : await readTree(flags.campaign, flags.terms, environment);
  const present = flags.current === undefined ? undefined : await readPresentSettings(flags.current, environment);
  const files = [tree?.document, present].filter((file) => file !== undefined);
  const { ids, note } = campaignIds(flags, files);
  const request = buildRequest({ method: flags.method, base: flags["base-url"], ids, settings, tree });
  const body = { name: "request body", text: request.body, mark: "" };
  const linted = await lintChange(body, await lintChoice(flags, tree, present, environment), environment);
  const before = settingsBefore(tree, present);
  const replaced = await compareBefore(settings, before, environment);
  const change = changeText({ request, settings, tree, before, replaced });
  const built = { request, linted, replaced };
  await messages.write(note + leftOutText(tree));
  if (!flags.send) {
    // The JSON output says the same.
    await messages.write(replaced.length === 0 || flags.json ? "" : change);
    await print(environment, flags, built);
    return 0;
  }
  const { "token-env": name, timeout: seconds } = flags;
  const secret = { name, token: readToken(name, process.env ?? {}) };
  const proxy = proxyFor(new URL(request.url), process.env ?? {});
  await messages.write(change);
  const { answer, attempts } = await sendRequest(request, { token: secret.token, seconds, proxy });
  const verdict = readAnswer(request, answer, secret);
  await output.write(
    flags.json
      ? requestResultJson(request, { ...builtJson(built), answer: { attempts, ...verdict } })
      : verdictText(verdict, attempts, output.style),
  );
  return verdict.accepted === true ? 0 : 1;
}

/** The present campaign, in which the settings that the change replaces can be read. */
async function readPresentSettings(argument: string, environment: Environment): Promise<JsonDocument> {
  const present = await readPresent(argument, environment);
  // A campaign that was never live has staged terms only.
  const first = readTerms(present.root).find(({ which }) => which !== null);
  versionIn(present, { terms: first?.which ?? undefined });
  return present;
}

/** The rules are those of `recond lint`; with the campaign's hours, time zone and regions they can say more about a request. */
async function lintChoice(
  flags: RequestFlags,
  tree: KeptTree | undefined,
  present: JsonDocument | undefined,
  environment: Environment,
): Promise<LintChoice> {
  const { options, ...strictness } = await strictnessFor(flags.campaign, flags, environment);
  const current = present ?? (tree?.form === "response" ? tree.document : undefined);
  return {
    ...strictness,
    // A change goes on top of what is staged.
    options: current === undefined ? options : { ...options, current: current.text, terms: "future" },
    placeInFile: tree?.terms.path ?? [],
    refusal: (why) => `The request ${why}. It is not built, and nothing was sent.`,
  };
}

/** What of the file is not sent, in words. */
function leftOutText(tree: KeptTree | undefined): string {
  if (tree === undefined || tree.leftOut.length === 0) return "";
  const names = tree.leftOut.map((name) => `\`${name}\``).join(", ");
  return `The request has the \`ivr_tree\` of \`${tree.document.name}\` only, not what stands beside it: ${names}.\n`;
}

/** A request, and what was found out about it before it is sent. */
interface Built {
  readonly request: CampaignRequest;
  readonly linted: LintedChange;
  readonly replaced: readonly Replaced[];
}

async function print({ output }: Environment, flags: RequestFlags, built: Built): Promise<void> {
  const { request } = built;
  if (flags.json) await output.write(requestResultJson(request, { ...builtJson(built), answer: null }));
  else if (flags.curl) await output.write(writeCurl(request, flags["token-env"], flags.timeout));
  else await output.write(requestJson(request));
}

function builtJson({ linted, replaced }: Built): Readonly<Record<string, unknown>> {
  return { ...lintedJson(linted), replaces: replacedJson(replaced) };
}
