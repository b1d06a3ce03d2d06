import { execFile } from "node:child_process";
import { messageOf, UserError } from "../terminal/errors.js";

/** More than any list of files has; contents are asked for in parts. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Git waits for nobody, writes nothing, and starts no program that the repository's configuration names. */
const QUIET = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
const NO_PROGRAMS = ["-c", "core.fsmonitor=false"];

/**
 * What git prints. No shell is in between, and what users write goes in as `input`, where nothing is an option.
 *
 * @param input - what git reads from its standard input
 * @throws UserError with git's own words when it fails
 */
export function runGit(args: readonly string[], input: string = ""): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      [...NO_PROGRAMS, ...args],
      { encoding: "buffer", maxBuffer: MAX_OUTPUT, env: { ...process.env, ...QUIET } },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(gitError(error, stderr.toString("utf8")));
      },
    );
    // Git that fails early does not read what it is given; its failure is told by its exit code.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

function gitError(error: Error, said: string): UserError {
  if ("code" in error && error.code === "ENOENT") {
    return new UserError("`--git` needs git, which is not installed here. Install it, or give two folders.");
  }
  if (said.includes("not a git repository")) {
    return new UserError("This folder is in no git repository. Go to one, or give two folders instead of `--git`.");
  }
  const first = said
    .split("\n")
    .find((line) => line !== "")
    ?.replace(/^fatal: /, "");
  return new UserError(`Git could not do what it was asked for: ${first ?? messageOf(error)}`);
}

/** How many contents are asked for at once: so many campaigns fit into the memory. */
const AT_ONCE = 256;

/**
 * Hands out the contents of objects, some at a time, so that not all have to be in memory.
 *
 * @throws UserError when git does not have one
 */
export async function readObjects<File extends { readonly hash: string }>(
  files: readonly File[],
  take: (file: File, content: Buffer) => void,
): Promise<void> {
  const parts = Array.from({ length: Math.ceil(files.length / AT_ONCE) }, (_, part) =>
    files.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  await Array.fromAsync(parts, async (asked) => {
    const printed = await runGit(["cat-file", "--batch"], asked.map(({ hash }) => `${hash}\n`).join(""));
    let at = 0;
    for (const file of asked) {
      const { content, end } = objectAt(printed, at, file.hash);
      take(file, content);
      at = end;
    }
  });
}

/** `HASH blob SIZE`, a line break, the content, a line break; or `HASH missing`. */
function objectAt(printed: Buffer, at: number, hash: string): { readonly content: Buffer; readonly end: number } {
  const start = printed.indexOf("\n", at) + 1;
  const [, kind, size] = printed.toString("latin1", at, start - 1).split(" ");
  if (kind !== "blob") throw new UserError(`Git lacks the content of the object ${hash}. Is the clone complete?`);
  const stop = start + Number(size);
  return { content: printed.subarray(start, stop), end: stop + 1 };
}
