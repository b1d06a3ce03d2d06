import { isUtf8 } from "node:buffer";
import { constants, createReadStream, type Stats } from "node:fs";
import { access, stat } from "node:fs/promises";
import { firstForeignByte, foreignEncoding } from "@recond/simulator";
import type { Environment } from "../terminal/environment.js";
import { messageOf, UserError } from "../terminal/errors.js";
import { noFileText } from "./missing-file.js";

/** The argument that stands for standard input. */
export const STANDARD_INPUT = "-";

/** What to do for commands that take files alone. */
export const FOR_ONE_FILE = "Give `-` for one file only.";

/** @throws UserError when standard input would be read more than once */
export function requireOneInput(args: readonly (string | undefined)[], advice = "Give `-` only once."): void {
  if (args.filter((argument) => argument === STANDARD_INPUT).length < 2) return;
  throw new UserError(`Standard input can be read only once. ${advice}`);
}

/** Larger than any campaign; call logs are streamed and know no such limit. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What is read at a time. Of larger pieces so many records are alive at once that collecting them costs more than reading more often. */
const PIECE_BYTES = 128 * 1024;

const BYTE_ORDER_MARK = "\uFEFF";

/** A whole text and where it came from. */
export interface TextFile {
  /** The name for messages: the path as the user gave it, or `standard input`. */
  readonly name: string;
  /** The text without a byte-order mark. */
  readonly text: string;
  /** The byte-order mark that stood before the text, or nothing. */
  readonly mark: string;
  /** Whether it was an argument itself, which might have been meant as the name of a file. */
  readonly isArgument?: true;
}

/**
 * Reads a whole text.
 *
 * @param argument - a path, or `-` for standard input
 * @throws UserError when it cannot be read, is too large or is no UTF-8
 */
export async function readText(argument: string, environment: Environment): Promise<TextFile> {
  return decodeText(nameOf(argument), await readFileBytes(argument, environment));
}

/** The bytes of a text, as `readText` reads them. */
export async function readFileBytes(argument: string, environment: Environment): Promise<Buffer> {
  return readBytes(nameOf(argument), await openBytes(argument, environment), "call logs");
}

/**
 * A text out of its bytes.
 *
 * @throws UserError when it is no UTF-8
 */
export function decodeText(name: string, bytes: Buffer): TextFile {
  requireUtf8(name, bytes);
  const text = bytes.toString("utf8");
  return text.startsWith(BYTE_ORDER_MARK)
    ? { name, text: text.slice(1), mark: BYTE_ORDER_MARK }
    : { name, text, mark: "" };
}

/**
 * Opens a file or standard input for reading piece by piece. Errors while reading come out of the iteration as a UserError.
 *
 * @param argument - a path, or `-` for standard input
 */
export async function openBytes(argument: string, environment: Environment): Promise<AsyncIterable<Uint8Array>> {
  if (argument === STANDARD_INPUT) return pieces(nameOf(argument), environment.input);
  // A folder can be opened like a file, and only reading it fails, with an obscure message.
  const isPipe = (await requireFile(argument)).isFIFO();
  // Who wrote `<(…)` knows what is read.
  if (isPipe && !argument.startsWith("/dev/")) {
    await environment.messages.write(`\`${argument}\` is a pipe: waiting for what is written to it.\n`);
  }
  return pieces(argument, createReadStream(argument, { highWaterMark: PIECE_BYTES }));
}

/** How a file is called in messages. */
export function nameOf(argument: string): string {
  return argument === STANDARD_INPUT ? "standard input" : argument;
}

async function* pieces(name: string, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece;
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(name, error);
  }
}

async function requireFile(path: string): Promise<Stats> {
  if (path === "") throw new UserError("The name of a file is empty. Give a path, or `-` for standard input.");
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isDirectory()) return found;
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  throw new UserError(`\`${path}\` is a folder. Give a file.`);
}

/** An error of the system in words: which file, and what is the matter with it. */
function unreadable(path: string, error: unknown): UserError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    // What Node puts in the place of a byte of a name that is no UTF-8.
    if (path.includes("\uFFFD")) {
      return new UserError(`The name of \`${path}\` is no UTF-8, so the file cannot be opened. Rename it.`);
    }
    return new UserError(noFileText(path));
  }
  if (code === "EACCES" || code === "EPERM") {
    return new UserError(`You are not allowed to read \`${path}\`. Check its permissions.`);
  }
  if (code === "EISDIR") return new UserError(`\`${path}\` is a folder. Give a file.`);
  if (code === "ERR_INVALID_ARG_VALUE") {
    return new UserError("The name of a file has a NUL character in it. Check the name.");
  }
  return new UserError(`\`${path}\` cannot be read (${messageOf(error)}).`);
}

/**
 * Everything that comes out of a source.
 *
 * @param unlimited - what may be larger than the limit
 * @throws UserError when it is larger than anything that is read at once
 */
export async function readBytes(name: string, source: AsyncIterable<Uint8Array>, unlimited: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > MAX_BYTES) {
      throw new UserError(
        `\`${name}\` has more than ${MAX_BYTES / 1024 / 1024} MB. Only ${unlimited} may be as large as that.`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function requireUtf8(name: string, bytes: Buffer): void {
  const encoding = foreignEncoding(bytes);
  if (encoding !== undefined) throw new UserError(`\`${name}\` is written in ${encoding}. Save it as UTF-8.`);
  if (!isUtf8(bytes)) {
    if (bytes.includes(0)) throw new UserError(`\`${name}\` is no text.`);
    const place = firstForeignByte(bytes);
    const where = `line ${place.line}, column ${place.column} has a byte that UTF-8 does not know`;
    throw new UserError(`\`${name}\` is no UTF-8 text: ${where}. Save the file as UTF-8.`, "", undefined, place);
  }
}
