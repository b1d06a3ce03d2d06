import { quote } from "@recond/parser";
import type { CampaignRequest } from "./build-request.js";
import type { Answer } from "./post-once.js";
import { LOOK_FIRST } from "./send-request.js";

/** What an answer has to say, seen from outside. */
export type AnswerShape =
  /** Nothing, or an object as the platform's API returns it. */
  | "fitting"
  /** The rest is lost, and what came may be the beginning of such an object. */
  | "begun"
  /** Something else, such as a page for people to log in. */
  | "foreign";

/** What the words are made of. */
export interface Received {
  readonly request: CampaignRequest;
  readonly answer: Answer;
  readonly tokenName: string;
  readonly shape: AnswerShape;
  /** Whether the platform has something against the tree. */
  readonly isAboutTree: boolean;
  /** Whether it says what. */
  readonly hasProblems: boolean;
  /** Makes a text of the answer one that may be shown. */
  readonly shown: (text: string) => string;
}

/** An answer in words. */
export interface AnswerWords {
  /** Whether the change was taken; null when that is not known. */
  readonly accepted: boolean | null;
  readonly sentence: string;
  /** What it means, or what to do. */
  readonly advice: string;
}

/**
 * Says what an answer means.
 *
 * @param received - the answer
 */
export function wordsFor(received: Received): AnswerWords {
  const { status } = received.answer;
  if (isFrom(200, status)) return received.shape === "foreign" ? foreignWords(received) : acceptedWords(received);
  if (isFrom(300, status)) return redirectedWords(received);
  const [what, advice] = refusedWords(received);
  return { accepted: isFrom(500, status) ? null : false, sentence: `${what} (status ${status}).`, advice };
}

/** Whether a status is one of the hundred from `first` on. */
export function isFrom(first: number, status: number): boolean {
  return status >= first && status < first + 100;
}

function acceptedWords({ answer, shape }: Received): AnswerWords {
  const { status, end } = answer;
  if (shape === "begun") {
    return {
      accepted: true,
      sentence: `The platform took the change (status ${status}), but its answer ${ENDS[end]}.`,
      advice: "The status says that the change was taken. To be sure, look at the campaign's `future_terms` (GET).",
    };
  }
  return {
    accepted: true,
    sentence: `The platform took the change (status ${status}).`,
    advice: "It is staged in the campaign's `future_terms`, and becomes current when the campaign goes live.",
  };
}

const ENDS: Readonly<Record<Answer["end"], string>> = {
  whole: "is complete",
  broken: "broke off",
  late: "broke off: it did not end within the time-out",
  long: "is too long to be read",
};

/** A proxy or a login page answers with a good status, too. */
function foreignWords({ request, answer }: Received): AnswerWords {
  return {
    accepted: null,
    sentence: `\`${hostOf(request)}\` answered (status ${answer.status}), but not with a JSON object as the platform does.`,
    advice: `It is not known whether the change was taken. Make sure that this is the address of the platform. ${LOOK_FIRST}`,
  };
}

function redirectedWords({ request, answer, shown }: Received): AnswerWords {
  const { status, headers } = answer;
  const { location } = headers;
  if (status === 304) {
    return {
      accepted: false,
      sentence: "The platform says that nothing was changed (status 304).",
      advice: `That is no answer to a change. Make sure that \`${hostOf(request)}\` is the address of the platform.`,
    };
  }
  if (location === undefined) {
    return {
      accepted: false,
      sentence: `The platform did not take the change, it points to another address and names none (status ${status}).`,
      advice: `Make sure that \`${hostOf(request)}\` is the address of the platform.`,
    };
  }
  return {
    accepted: false,
    sentence: `The platform did not take the change, it points to another address (status ${status}): ${quote(shown(location))}.`,
    advice:
      "Nothing was sent there, since the token would go along. If that address is right, give it with `--base-url`.",
  };
}

function refusedWords(received: Received): readonly [what: string, advice: string] {
  const { answer, request, tokenName } = received;
  const { status } = answer;
  if (received.isAboutTree) {
    const advice = received.hasProblems ? "Mend what it names, and send it again." : "The answer does not say why.";
    return ["The platform refused the tree", `The change was not taken. ${advice}`];
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

function hostOf({ url }: CampaignRequest): string {
  return new URL(url).host;
}
