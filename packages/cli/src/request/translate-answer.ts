import { pathText, readJson } from "@recond/campaign";
import { quote } from "@recond/parser";
import { shorten } from "../output/facts.js";
import type { CampaignRequest } from "./build-request.js";
import { pathInBody, wayToNode } from "./place-in-tree.js";
import type { Answer } from "./post-once.js";
import { type Refusal, refusalsIn } from "./refusals.js";
import { LOOK_FIRST } from "./send-request.js";

/** What the platform says, in words. */
export interface Verdict {
  readonly status: number;
  /** Whether it took the change. */
  readonly accepted: boolean;
  readonly sentence: string;
  /** What it means, or what to do. */
  readonly advice: string;
  readonly problems: readonly Problem[];
  /** The beginning of an answer that is not JSON; `""` for any other. */
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

/** What the words are made of. */
interface Received {
  readonly request: CampaignRequest;
  readonly answer: Answer;
  readonly tokenName: string;
  /** Whether the platform has something to say about the tree. */
  readonly isAboutTree: boolean;
  /** Whether the answer has a text, and it is none of the platform's. */
  readonly isForeign: boolean;
}

/**
 * Says what an answer means.
 *
 * @param request - what was sent
 * @param answer - what came back
 * @param secret - the token, which an answer may repeat: it is blotted out
 */
export function translateAnswer(request: CampaignRequest, answer: Answer, { token, name }: Secret): Verdict {
  const hide = (text: string): string => text.replaceAll(token, "[the token]");
  const parsed = parsedJson(answer.text);
  const aboutTree = own(own(parsed, "error"), "ivr_tree");
  const accepted = isFrom(200, answer.status);
  const isAboutTree = aboutTree !== undefined && isFrom(400, answer.status);
  const isForeign = parsed === undefined && answer.text.trim() !== "";
  const words = wordsFor({ request, answer, tokenName: name, isAboutTree, isForeign });
  return {
    status: answer.status,
    accepted,
    sentence: hide(words.sentence),
    advice: hide(words.advice),
    problems: accepted
      ? []
      : (isAboutTree ? problemsInTree(aboutTree, request) : problemsIn(parsed)).map((each) => shownProblem(each, hide)),
    excerpt: isForeign ? shortened(hide(answer.text)) : "",
  };
}

/** Longest text of an answer that is shown. */
const MOST_SHOWN = 300;

function shortened(text: string): string {
  return shorten(
    text
      .slice(0, 10 * MOST_SHOWN)
      .replaceAll(/\s+/g, " ")
      .trim(),
    MOST_SHOWN,
  );
}

function shownProblem({ path, node, message }: Problem, hide: (text: string) => string): Problem {
  return { path: shortened(hide(path)), node, message: shortened(hide(message)) };
}

function problemsInTree(aboutTree: unknown, { body }: CampaignRequest): readonly Problem[] {
  const read = readJson(body);
  return refusalsIn(aboutTree, ["ivr_tree"]).map((refusal) => {
    if (!("root" in read)) return problemOf(refusal, null);
    const path = pathInBody(refusal.path, read.root);
    return problemOf({ ...refusal, path }, wayToNode(path, read.root));
  });
}

function problemsIn(parsed: unknown): readonly Problem[] {
  return refusalsIn(parsed, []).map((refusal) => problemOf(refusal, null));
}

function problemOf({ path, message }: Refusal, node: string | null): Problem {
  return { path: pathText(path), node, message };
}

function wordsFor(received: Received): Pick<Verdict, "sentence" | "advice"> {
  const { status } = received.answer;
  if (isFrom(200, status)) return acceptedWords(received);
  if (isFrom(300, status)) return redirectedWords(received);
  const [what, advice] = refusedWords(received);
  return { sentence: `${what} (status ${status}).`, advice };
}

function acceptedWords({ request, answer, isForeign }: Received): Pick<Verdict, "sentence" | "advice"> {
  if (isForeign) {
    return {
      sentence: `\`${hostOf(request)}\` took the request (status ${answer.status}), but its answer is not JSON.`,
      advice: `Make sure that this is the address of the platform. ${LOOK_FIRST}`,
    };
  }
  return {
    sentence: `The platform took the change (status ${answer.status}).`,
    advice: "It is staged in the campaign's `future_terms`, and becomes current when the campaign goes live.",
  };
}

function redirectedWords({ answer }: Received): Pick<Verdict, "sentence" | "advice"> {
  const { location } = answer.headers;
  const where = location === undefined ? "" : `: ${quote(location)}`;
  return {
    sentence: `The platform did not take the change, it points to another address (status ${answer.status})${where}.`,
    advice:
      "Nothing was sent there, since the token would go along. If that address is right, give it with `--base-url`.",
  };
}

function refusedWords({ answer, request, tokenName, isAboutTree }: Received): readonly [what: string, advice: string] {
  const { status } = answer;
  if (isAboutTree) {
    return ["The platform refused the tree", "The change was not taken. Mend what it names, and send it again."];
  }
  switch (status) {
    case 400:
    case 422:
      return ["The platform refused the request", "The change was not taken."];
    case 401:
      return [
        "The platform did not accept the token",
        `Check that \`${tokenName}\` has a valid OAuth token of this network.`,
      ];
    case 403:
      return ["The platform refused the request", `Check that the token in \`${tokenName}\` may change this campaign.`];
    case 404:
      return ["The platform knows no such campaign", `Check the ids: ${request.url}`];
    case 429:
      return ["The platform got too many requests", `The change was not taken. ${waitAdvice(answer)}`];
    default:
      return isFrom(500, status)
        ? ["The platform failed", `It is not known whether it took the change. ${LOOK_FIRST}`]
        : ["The platform did not take the change", ""];
  }
}

function waitAdvice({ headers }: Answer): string {
  const wait = headers["retry-after"] ?? "";
  return /^\d{1,6}$/.test(wait) ? `Wait ${wait} seconds before you send it again.` : "Wait before you send it again.";
}

function isFrom(first: number, status: number): boolean {
  return status >= first && status < first + 100;
}

function hostOf({ url }: CampaignRequest): string {
  return new URL(url).host;
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
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([each]) => each === name)?.[1];
}
