import { createStyle, safeText, type Style } from "@recond/reports";
import { reasonOf, UserError } from "./errors.js";

/**
 * One of the two streams a command writes to. Its reader may go away (`| head`): what is printed then goes nowhere, and the command ends
 * as it would have ended, for its exit code counts all the same.
 */
export interface Output {
  /**
   * Prints a text for people: control characters of input that is quoted in it come out as `<U+…>`. Resolves once the stream took the
   * text, so that a slow reader slows the command down instead of filling the memory.
   */
  readonly write: (text: string) => Promise<void>;
  /** The same for programs and for terminal control: not a byte is changed. */
  readonly writeRaw: (text: string | Uint8Array) => Promise<void>;
  /** For libraries that cannot wait. */
  readonly sync: { readonly write: (text: string) => void };
  /** Colours on a terminal, and where `FORCE_COLOR` is set; none under `NO_COLOR`. */
  readonly style: Style;
  /** Whether somebody is watching. */
  readonly isTerminal: boolean;
  /** Width of a line in characters. */
  readonly columns: number;
  /** Whether the reader has gone away. */
  readonly isClosed: () => boolean;
  /** The same stream, with colours or without. */
  readonly withColors: (colors: boolean) => Output;
}

const DEFAULT_COLUMNS = 120;

/** A stream that is a terminal, a pipe or a file; the latter two have neither property. */
export interface MaybeTerminal extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * An output over a stream of the process.
 *
 * @param env - the environment variables; `NO_COLOR` and `FORCE_COLOR` are looked at
 */
export function createOutput(stream: MaybeTerminal, env: NodeJS.ProcessEnv): Output {
  const isTerminal = stream.isTTY === true;
  let isClosed = false;
  const put = async (text: string | Uint8Array): Promise<void> => {
    if (!isClosed) isClosed = !(await isTaken(stream, text));
  };
  // Without a listener a closed pipe would end the process with a stack trace; the callbacks of `write` report it as well.
  stream.on("error", () => {});
  const withColors = (colors: boolean): Output => {
    const style = createStyle(colors);
    return {
      write: (text) => put(safeText(text, style.colors)),
      writeRaw: put,
      sync: { write: (text) => void stream.write(safeText(text, false)) },
      style,
      isTerminal,
      columns: (isTerminal ? stream.columns : undefined) ?? DEFAULT_COLUMNS,
      isClosed: () => isClosed,
      withColors,
    };
  };
  return withColors(hasColors(isTerminal, env));
}

/** `NO_COLOR` is for people who want none, whatever else is set. */
function hasColors(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR: none = "", FORCE_COLOR: forced, TERM: terminal } = env;
  if (none !== "") return false;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return isTerminal && terminal !== "dumb";
}

/** Writes a text; false when nobody is there to read it. */
function isTaken(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve(true);
      else if (isClosedPipe(error)) resolve(false);
      else reject(new UserError(`The output cannot be written (${reasonOf(error)}).`));
    });
  });
}

function isClosedPipe(error: Error): boolean {
  const code = "code" in error ? error.code : undefined;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" || code === "EOF" || code === "ECONNRESET";
}
