import { mostRefusals, pathText, type Refusal, refusalsIn } from "@recond/campaign";
import { isRecord, quote, shorten } from "@recond/parser";
import type { CampaignRequest } from "./build-request.js";
import { maskToken } from "./mask-token.js";
import type { Answer } from "./post-once.js";
import { LOOK_FIRST } from "./send-request.js";
import { alignColumns, type Style } from "@recond/reports";

/** What the platform says, in words. */
export interface Verdict {
  readonly status: number;
  /** Whether the change was taken; null when that is not known. */
  readonly accepted: boolean | null;
  readonly sentence: string;
  /** What it means, or what to do. */
  readonly advice: string;
  readonly problems: readonly Problem[];
  /** The beginning of an answer that is none of the platform's; `""` for any other. */
  readonly excerpt: string;
}

/** What the platform does not take. */
export interface Problem {
  /** The place in the body, or in the answer where that says nothing about the tree. */
  readonly path: string;
  /** How a caller gets to the node: `key 1, key 2`; null for what belongs to none below the first. */
  readonly node: string | null;
  /** The platform's words. */
  readonly message: string;
}

/** What must not be shown, and how the user knows it. */
export interface Secret {
  readonly token: string;
  /** The environment variable with the token. */
  readonly name: string;
}

/** Says what an answer means. */
export function readAnswer(request: CampaignRequest, answer: Answer, secret: Secret): Verdict {
  const shown = (text: string): string => shownText(text, secret.token);
  const parsed = parsedJson(answer.text);
  const isPlatforms = mayBePlatforms(answer, parsed);
  const isTaken = hundred(answer.status) === 200;
  const found = isTaken ? [] : refusalsIn(parsed, request.body);
  const { status, end, headers } = answer;
  const meaning = MEANINGS[kindOf(answer, parsed, isPlatforms)]({
    status,
    end,
    host: new URL(request.url).host,
    url: request.url,
    tokenName: secret.name,
    location: quote(shown(headers.location ?? "")),
    seconds: headers["retry-after"] ?? "",
    hasReasons: found.length > 0,
  });
  const more = found.length > mostRefusals ? `The answer says more; these are the first ${mostRefusals} messages.` : "";
  return {
    status,
    ...meaning,
    advice: `${meaning.advice} ${more}`.trim(),
    problems: found.slice(0, mostRefusals).map((refusal) => problemOf(refusal, shown)),
    excerpt: !isPlatforms && (isTaken || parsed === undefined) ? shown(answer.text) : "",
  };
}

/** What the sentences are made of. */
interface Facts {
  readonly status: number;
  readonly end: Answer["end"];
  readonly host: string;
  readonly url: string;
  readonly tokenName: string;
  /** In backticks. */
  readonly location: string;
  /** How long to wait; a server may say it in another way than in seconds. */
  readonly seconds: string;
  /** Whether the answer says what is wrong. */
  readonly hasReasons: boolean;
}

type Kind =
  | "taken"
  | "taken, cut off"
  | "foreign"
  | "unchanged"
  | "points elsewhere"
  | "points nowhere"
  | "tree refused"
  | "request refused"
  | "token refused"
  | "campaign refused"
  | "unknown campaign"
  | "too many requests"
  | "failed"
  | "other";

/** What each kind of answer means. */
const MEANINGS: Readonly<Record<Kind, (facts: Facts) => Pick<Verdict, "accepted" | "sentence" | "advice">>> = {
  taken: ({ status }) => ({
    accepted: true,
    sentence: `The platform took the change (status ${status}).`,
    advice: "It is staged in the campaign's `future_terms`, and becomes current when the campaign goes live.",
  }),
  "taken, cut off": ({ status, end }) => ({
    accepted: true,
    sentence: `The platform took the change (status ${status}), but its answer ${ENDS[end]}.`,
    advice: "The status says that the change was taken. To be sure, look at the campaign's `future_terms` (GET).",
  }),
  // A proxy or a login page answers with a good status, too.
  foreign: ({ status, host }) => ({
    accepted: null,
    sentence: `\`${host}\` answered (status ${status}), but not with a JSON object as the platform does.`,
    advice: `It is not known whether the change was taken. Make sure that this is the address of the platform. ${LOOK_FIRST}`,
  }),
  unchanged: ({ host }) => ({
    accepted: false,
    sentence: "The platform says that nothing was changed (status 304).",
    advice: `That is no answer to a change. Make sure that \`${host}\` is the address of the platform.`,
  }),
  "points elsewhere": ({ status, location }) => ({
    accepted: false,
    sentence: `The platform did not take the change, it points to another address (status ${status}): ${location}.`,
    advice:
      "Nothing was sent there, since the token would go along. If that address is right, give it with `--base-url`.",
  }),
  "points nowhere": ({ status, host }) => ({
    accepted: false,
    sentence: `The platform did not take the change, it points to another address and names none (status ${status}).`,
    advice: `Make sure that \`${host}\` is the address of the platform.`,
  }),
  "tree refused": ({ status, hasReasons }) => ({
    accepted: false,
    sentence: `The platform refused the tree (status ${status}).`,
    advice: `The change was not taken. ${hasReasons ? "Mend what it names, and send it again." : "The answer does not say why."}`,
  }),
  "request refused": ({ status }) => ({
    accepted: false,
    sentence: `The platform refused the request (status ${status}).`,
    advice: "The change was not taken.",
  }),
  "token refused": ({ status, tokenName }) => ({
    accepted: false,
    sentence: `The platform did not accept the token (status ${status}).`,
    advice: `Check that \`${tokenName}\` has a valid OAuth token of this network.`,
  }),
  "campaign refused": ({ status, tokenName }) => ({
    accepted: false,
    sentence: `The platform refused the request (status ${status}).`,
    advice: `Check that the token in \`${tokenName}\` may change this campaign.`,
  }),
  "unknown campaign": ({ status, url }) => ({
    accepted: false,
    sentence: `The platform knows no such campaign (status ${status}).`,
    advice: `Check the ids: ${url}`,
  }),
  "too many requests": ({ status, seconds }) => ({
    accepted: false,
    sentence: `The platform got too many requests (status ${status}).`,
    advice: `The change was not taken. Wait ${/^\d{1,6}$/.test(seconds) ? `${seconds} seconds ` : ""}before you send it again.`,
  }),
  failed: ({ status }) => ({
    accepted: null,
    sentence: `The platform failed (status ${status}).`,
    advice: `It is not known whether it took the change. ${LOOK_FIRST}`,
  }),
  other: ({ status }) => ({
    accepted: false,
    sentence: `The platform did not take the change (status ${status}).`,
    advice: "",
  }),
};

const ENDS: Readonly<Record<Answer["end"], string>> = {
  whole: "is complete",
  broken: "broke off",
  late: "broke off: it did not end within the time-out",
  long: "is too long to be read",
};

/** What a status means that is no success and no pointer to another address. */
const REFUSALS: ReadonlyMap<number, Kind> = new Map([
  [400, "request refused"],
  [401, "token refused"],
  [403, "campaign refused"],
  [404, "unknown campaign"],
  [422, "request refused"],
  [429, "too many requests"],
]);

function kindOf({ status, headers, end }: Answer, parsed: unknown, isPlatforms: boolean): Kind {
  switch (hundred(status)) {
    case 200:
      if (!isPlatforms) return "foreign";
      return end === "whole" ? "taken" : "taken, cut off";
    case 300:
      if (status === 304) return "unchanged";
      return headers.location === undefined ? "points nowhere" : "points elsewhere";
    case 400:
      // As documented: `{"error": {"ivr_tree": {…}}}`.
      if (own(own(parsed, "error"), "ivr_tree") !== undefined) return "tree refused";
      return REFUSALS.get(status) ?? "other";
    case 500:
      return "failed";
    default:
      return "other";
  }
}

function hundred(status: number): number {
  return status - (status % 100);
}

/** Whether it is nothing or an object, as the platform's API returns it, or the beginning of one where the rest is lost. */
function mayBePlatforms({ text, end, headers }: Answer, parsed: unknown): boolean {
  if (text.trim() === "" && end === "whole") return true;
  if (end === "whole") return isRecord(parsed);
  const isPage = /\bhtml\b/i.test(headers["content-type"] ?? "");
  return !isPage && (text.trim() === "" || text.trimStart().startsWith("{"));
}

/** Longest text of an answer that is shown. */
const MOST_SHOWN = 300;

function shownText(text: string, token: string): string {
  const masked = maskToken(text.slice(0, 10 * MOST_SHOWN), token);
  return shorten(masked.replaceAll(/\s+/g, " ").trim(), MOST_SHOWN);
}

function problemOf({ path, node, message }: Refusal, shown: (text: string) => string): Problem {
  const steps = path.map((step) => (typeof step === "number" || OURS.has(step) ? step : shown(step)));
  return { path: shorten(pathText(steps), MOST_SHOWN), node, message: shown(message) };
}

/** Names that every tree has are no words of the server. */
const OURS: ReadonlySet<string> = new Set(["ivr_tree", "root", "children"]);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An own property: an answer may have any names. */
function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What the platform said, for people. */
export function verdictText(verdict: Verdict, attempts: number, style: Style): string {
  const { accepted, sentence, advice, problems, excerpt } = verdict;
  const lines = [`${title(accepted, style)}  ${sentence}`, ...problemLines(problems)];
  if (excerpt !== "") lines.push("", `  ${style.dim("the answer begins")}  ${excerpt}`);
  if (advice !== "") lines.push("", advice);
  if (attempts > 1) lines.push("It was sent twice: the first time the connection failed before an answer came.");
  return `${lines.join("\n")}\n`;
}

function title(accepted: boolean | null, style: Style): string {
  if (accepted === null) return style.yellow("unknown");
  return accepted ? style.green("accepted") : style.red("refused");
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  return ["", ...alignColumns(problems.map(({ path, node, message }) => [`  ${path}`, node ?? "", message]))];
}
