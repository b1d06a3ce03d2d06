import { showable, type LineAndColumn } from "@recond/parser";
import type { Style } from "@recond/reports";

/** What a process can end with: fine, findings, wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** A text as it looks in a style: that of the stream that it is printed to. */
export type Styled = (style: Style) => string;

/**
 * Something that the user can mend: a wrong argument, an unreadable file, an invalid campaign. It is printed as it is and ends the
 * command with exit code 2.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  /**
   * @param message - one sentence saying what is wrong; a second says what to do. It may quote any text: control characters are escaped
   * @param details - what is printed below the message
   * @param frame - a code frame that has the message in it, printed in its place
   * @param place - of the mistake in its file; null when it has none
   */
  constructor(
    message: string,
    readonly details: string | Styled = "",
    readonly frame?: Styled,
    readonly place: LineAndColumn | null = null,
  ) {
    super(showable(message));
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The system's usual errors in words, without the name of a file that the user does not know. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? messageOf(error);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "you are not allowed to"],
  ["EPERM", "you are not allowed to"],
  ["EROFS", "the file system is read-only"],
  ["ENOENT", "there is no such folder"],
  ["ENOTDIR", "there is no such folder"],
  ["ENOSPC", "the disk is full"],
]);

/** An error of a library. */
type ErrorKind = abstract new (...given: never[]) => Error;

/** What was thrown, as an error for the user to mend if it is of one of these kinds. */
export function mendable(thrown: unknown, ...kinds: readonly ErrorKind[]): unknown {
  return kinds.some((kind) => thrown instanceof kind) ? new UserError(messageOf(thrown)) : thrown;
}

/** Does something of which errors of these kinds are for the user to mend. */
export function withUserErrors<Result>(work: () => Result, ...kinds: readonly ErrorKind[]): Result {
  try {
    return work();
  } catch (error) {
    throw mendable(error, ...kinds);
  }
}

/** What was thrown, if it is for the user to mend; anything else goes on. */
export function userError(thrown: unknown): UserError {
  if (thrown instanceof UserError) return thrown;
  throw thrown;
}
