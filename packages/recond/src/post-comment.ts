/** Where a comment is posted, as the runner says it. */
export interface PullRequest {
  /** Of GitHub's REST API, without a slash at its end. */
  readonly api: string;
  /** OWNER/NAME. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

/** Who comments with the token of a workflow; it may not ask who it is. */
const WORKFLOW = "github-actions[bot]";

/** No pull request that anybody reads has more comments. */
const MOST_PAGES = 30;
const PAGE_LENGTH = 100;

const MILLISECONDS = 30_000;

/**
 * Posts a comment, or brings the one up to date that was posted before.
 *
 * @param marker - an HTML comment, by which that one is found
 * @returns why it was not possible; nothing when it is done
 */
export async function postComment(on: PullRequest, marker: string, text: string): Promise<string | undefined> {
  const body = { body: `${marker}\n${text}` };
  const comments = `/repos/${on.repository}/issues/${on.number}`;
  try {
    const earlier = await findComment(on, `${comments}/comments`, marker);
    const answer =
      earlier === undefined
        ? await ask(on, "POST", `${comments}/comments`, body)
        : await ask(on, "PATCH", `/repos/${on.repository}/issues/comments/${earlier}`, body);
    return answer.ok ? undefined : refused(answer);
  } catch (error) {
    return error instanceof Refused ? error.message : "GitHub could not be reached";
  }
}

/** An answer that says no. */
class Refused extends Error {}

function refused({ status }: Response): string {
  const why = status === 401 || status === 403 || status === 404 ? ", as for a pull request from a fork" : "";
  return `GitHub did not take it (${status}${why})`;
}

function ask(on: PullRequest, method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${on.api}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${on.token}`,
      "content-type": "application/json",
      "user-agent": "recond",
      "x-github-api-version": "2022-11-28",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(MILLISECONDS),
  });
}

/** Anybody can write the marker into a comment, and change that comment later: only one of our own is taken. */
async function findComment(on: PullRequest, path: string, marker: string, page = 1): Promise<number | undefined> {
  const answer = await ask(on, "GET", `${path}?per_page=${PAGE_LENGTH}&page=${page}`);
  if (!answer.ok) throw new Refused(refused(answer));
  const listed: unknown = await answer.json();
  const comments = Array.isArray(listed) ? listed.map(readComment) : [];
  const marked = comments.filter(({ body }) => body.startsWith(marker));
  if (marked.length > 0) {
    const self = await ownName(on);
    const own = marked.find(({ author }) => author === self);
    if (own !== undefined) return own.id;
  }
  const isLast = comments.length < PAGE_LENGTH || page === MOST_PAGES;
  return isLast ? undefined : findComment(on, path, marker, page + 1);
}

async function ownName(on: PullRequest): Promise<string> {
  const answer = await ask(on, "GET", "/user");
  const name = answer.ok ? property(await answer.json(), "login") : undefined;
  return typeof name === "string" ? name : WORKFLOW;
}

function readComment(comment: unknown): { readonly id: number; readonly body: string; readonly author: unknown } {
  const [id, body] = [property(comment, "id"), property(comment, "body")];
  return {
    id: typeof id === "number" ? id : 0,
    body: typeof body === "string" ? body : "",
    author: property(property(comment, "user"), "login"),
  };
}

/** An own property of a value out of JSON. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}
