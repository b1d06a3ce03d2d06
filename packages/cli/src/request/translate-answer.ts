import { mostRefusals, pathText, type Refusal, refusalsIn } from "@recond/campaign";
import { shorten } from "../decision/facts.js";
import { type AnswerShape, type AnswerWords, isFrom, wordsFor } from "./answer-words.js";
import type { CampaignRequest } from "./build-request.js";
import { tokenHider } from "./hide-token.js";
import type { Answer } from "./post-once.js";

/** What the platform says, in words. */
export interface Verdict extends AnswerWords {
  readonly status: number;
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

/**
 * Says what an answer means.
 *
 * @param request - what was sent
 * @param answer - what came back
 * @param secret - the token, which an answer may repeat: it is blotted out
 */
export function translateAnswer(request: CampaignRequest, answer: Answer, { token, name }: Secret): Verdict {
  const hide = tokenHider(token);
  const shown = (text: string): string => shortened(text, hide);
  const parsed = parsedJson(answer.text);
  const isTaken = isFrom(200, answer.status);
  const found = isTaken ? [] : refusalsIn(parsed, request.body);
  const problems = found.slice(0, mostRefusals).map((refusal) => problemOf(refusal, shown));
  const shape = shapeOf(answer, parsed);
  const isAboutTree = own(own(parsed, "error"), "ivr_tree") !== undefined && isFrom(400, answer.status);
  const words = wordsFor({
    request,
    answer,
    tokenName: name,
    shape,
    isAboutTree,
    hasProblems: problems.length > 0,
    shown,
  });
  const isForeign = shape === "foreign" && (isTaken || parsed === undefined);
  return {
    status: answer.status,
    ...words,
    advice: found.length > problems.length ? `${words.advice} ${MORE}`.trim() : words.advice,
    problems,
    excerpt: isForeign ? shown(answer.text) : "",
  };
}

const MORE = `The answer says more; these are the first ${mostRefusals} messages.`;

/** Longest text of an answer that is shown. */
const MOST_SHOWN = 300;

/** The token is hidden before the text is shortened, since half a token is one, too. */
function shortened(text: string, hide: (text: string) => string): string {
  return shorten(
    hide(text.slice(0, 10 * MOST_SHOWN))
      .replaceAll(/\s+/g, " ")
      .trim(),
    MOST_SHOWN,
  );
}

function problemOf({ path, node, message }: Refusal, shown: (text: string) => string): Problem {
  const steps = path.map((step) => (typeof step === "number" || OURS.has(step) ? step : shown(step)));
  return { path: shorten(pathText(steps), MOST_SHOWN), node, message: shown(message) };
}

/** Names that every tree has are no words of the server. */
const OURS: ReadonlySet<string> = new Set(["ivr_tree", "root", "children"]);

function shapeOf({ text, end, headers }: Answer, parsed: unknown): AnswerShape {
  const isNothing = text.trim() === "";
  if (end === "whole") return isNothing || isObject(parsed) ? "fitting" : "foreign";
  const isPage = /\bhtml\b/i.test(headers["content-type"] ?? "");
  return !isPage && (isNothing || text.trimStart().startsWith("{")) ? "begun" : "foreign";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An own property: an answer may have any names. */
function own(value: unknown, name: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([each]) => each === name)?.[1];
}
