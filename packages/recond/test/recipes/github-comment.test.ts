import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { emptyFolder, published, readYaml, removeFoldersAtEnd, type Run, runProgram } from "../support/recipes.js";

removeFoldersAtEnd();

const hasGit = spawnSync("git", ["--version"]).status === 0;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly body: { readonly body?: string };
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

/** What stands for GitHub's REST API on this machine. */
async function startGitHub(): Promise<{
  readonly url: string;
  readonly asked: Asked[];
  readonly comments: Comment[];
  status: number;
}> {
  const state = { url: "", asked: [] as Asked[], comments: [] as Comment[], status: 200 };
  const answer = ({ method, url, body: { body = "" } }: Asked): unknown => {
    const page = Number(new URL(url, state.url).searchParams.get("page"));
    if (method === "GET") return state.comments.slice(100 * (page - 1), 100 * page);
    const id = method === "PATCH" ? Number(url.split("/").at(-1)) : state.comments.length + 1;
    const comment = { id, body, user: { login: "github-actions[bot]" } };
    const at = state.comments.findIndex((each) => each.id === id);
    state.comments.splice(at === -1 ? state.comments.length : at, 1, comment);
    return comment;
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request);
    state.asked.push(asked);
    response.statusCode = asked.url === "/user" ? 403 : state.status;
    response.end(JSON.stringify(response.statusCode === 200 ? answer(asked) : { message: "no" }));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  afterAll(() => server.close());
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  const { method = "", url = "", headers } = request;
  return { method, url, token: headers.authorization, body: text === "" ? {} : (JSON.parse(text) as Asked["body"]) };
}

describe.skipIf(!hasGit)("the GitHub action with a revision to compare with (needs git)", async () => {
  const { inputs } = await readYaml<{ readonly inputs: Readonly<Record<string, { readonly default: string }>> }>(
    published,
    "action.yml",
  );
  const folder = await emptyFolder();
  const campaign = join(folder, "campaigns", "sales.json");
  const git = (...args: readonly string[]): Promise<Run> =>
    runProgram("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  const write = (condition: string): Promise<void> =>
    writeFile(campaign, JSON.stringify({ ivr_tree: { record_calls: true, call_recording_condition: condition } }));
  await mkdir(join(folder, "campaigns"));
  await write("mobile and repeat");
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "first");
  await write("mobile");
  const github = await startGitHub();
  const event = join(folder, "event.txt");
  await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));

  async function act(given: Readonly<Record<string, string>>): Promise<Run & { readonly summary: string }> {
    const values = Object.entries({ ...inputs }).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? input.default,
    ]);
    const summaryFile = join(folder, "summary.txt");
    await writeFile(summaryFile, "");
    const env = {
      ...(Object.fromEntries(values) as Record<string, string>),
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: "acme/campaigns",
      GITHUB_API_URL: github.url,
      GITHUB_OUTPUT: "",
    };
    const run = await runProgram(process.execPath, [join(published, "action.js")], { cwd: folder, env });
    return { ...run, summary: await readFile(summaryFile, "utf8") };
  }

  const given = { files: "campaigns", "diff-base": "HEAD", "comment-token": "secret" };

  it("writes the summary of the step, and fails only where the change is forbidden", async () => {
    const { code, summary, stderr } = await act({ ...given, "comment-token": "" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(summary).toMatch(/^\*\*Recorded is more in 1\.\*\*\n/);
    expect(github.asked).toEqual([]);
    expect((await act({ ...given, "comment-token": "", "diff-forbid": "stricter\ndifferent" })).code).toBe(0);
    expect((await act({ ...given, "comment-token": "", "diff-forbid": "stricter\nlooser" })).code).toBe(1);
  });

  it("posts a comment, and then keeps it up to date, but nobody else's", async () => {
    github.comments.push(...Array.from({ length: 100 }, (_, id) => ({ id, body: "x", user: { login: "somebody" } })));
    expect(await act(given)).toMatchObject({ code: 0, stderr: "" });
    const [, , posted] = github.asked.splice(0);
    expect(posted).toMatchObject({ method: "POST", url: "/repos/acme/campaigns/issues/7/comments" });
    expect(posted?.token).toBe("Bearer secret");
    expect(posted?.body.body).toMatch(/^<!-- recond diff [0-9a-f]{16} -->\n\*\*Recorded is more in 1\.\*\*\n/);
    // Somebody writes the marker before.
    github.comments.splice(0, 1, { id: 0, body: posted?.body.body ?? "", user: { login: "somebody" } });
    await act(given);
    expect(github.asked.at(-1)).toMatchObject({ method: "PATCH", url: "/repos/acme/campaigns/issues/comments/101" });
    expect(github.comments).toHaveLength(101);
  });

  it("only writes the summary where it has no permission, as in a fork, and never the token", async () => {
    github.status = 403;
    const { code, stdout, stderr, summary } = await act(given);
    expect(code).toBe(0);
    expect(stderr).toContain("(403, as for a pull request from a fork). The summary of the step has it.");
    expect(stdout + stderr + summary).not.toContain("secret");
    expect(summary).toContain("Recorded is more");
    const wrong = await act({ ...given, "comment-token": "sec\nret" });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toBe("The `comment-token` is no token: it has other characters.\n");
  });

  it.each(["nowhere", "--output=hurt", "-x"])("fails where there is no revision %j", async (base) => {
    const { code, stderr, summary } = await act({ ...given, "diff-base": base });
    expect({ code, summary }).toEqual({ code: 2, summary: "" });
    expect(stderr).toContain(`There is no revision \`${base}\``);
  });
});
