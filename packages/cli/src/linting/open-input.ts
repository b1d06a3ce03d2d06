import { tooDeepAt } from "@recond/documents";
import {
  type BegunStream,
  beginStream,
  foreignBytes,
  isSpread,
  splitRecords,
  type StreamPiece,
  type StreamShape,
} from "@recond/simulator";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { isConditionName } from "../input/kinds.js";
import { otherKind } from "../input/other-kind.js";
import { decodeText, nameOf, openBytes, readBytes, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import type { Target } from "./find-targets.js";

/** A target as it is to be linted. */
export type Input = WholeInput | StreamInput | OtherInput;

/** A text that is read at once. */
export interface WholeInput {
  readonly shape: "whole";
  readonly kind: "condition" | "payload";
  readonly file: TextFile;
  /** How many bytes were read for it. */
  readonly read: number;
  /** Whether it came among the arguments: then it has no line break of its own when it is printed. */
  readonly isArgument: boolean;
}

/** What is none of a campaign and of a condition, as its name or its beginning tells. */
export interface OtherInput {
  readonly shape: "other";
  /** What it is, and which command takes it. */
  readonly message: string;
}

/** One campaign after the other, of any number: NDJSON, or an array too large to be read at once. */
export interface StreamInput {
  readonly shape: StreamShape;
  readonly name: string;
  /** A byte-order mark before everything else, or nothing. */
  readonly mark: Buffer;
  readonly pieces: AsyncIterable<StreamPiece>;
}

/** An array up to this size is read at once; a larger one element by element, so that the memory stays flat. */
const WHOLE_BYTES = 1024 * 1024;

/** What a file is shows in its beginning. */
const KIND_BYTES = 64 * 1024;

/** With `--diff` a larger one: a difference shows whole lines, and those around them. */
const WHOLE_BYTES_OF_DIFF = 16 * 1024 * 1024;

/**
 * Opens a target, and finds out what it holds.
 *
 * @throws UserError when it cannot be read, is no UTF-8, or is too large for what it is
 */
export async function openInput(target: Target, isDiff: boolean, environment: Environment): Promise<Input> {
  if (target.kind === "condition") {
    const file = { name: "condition", text: target.text, mark: "" };
    return { shape: "whole", kind: "condition", file, read: 0, isArgument: true };
  }
  const argument = target.kind === "file" ? target.path : STANDARD_INPUT;
  const name = target.kind === "input" ? (target.name ?? nameOf(argument)) : nameOf(argument);
  const limit = isDiff ? WHOLE_BYTES_OF_DIFF : WHOLE_BYTES;
  const stream = await beginStream(await openBytes(argument, environment), limit);
  const { beginning, isWhole, mark } = stream;
  const problem = foreignBytes(beginning);
  if (problem !== undefined) throw new UserError(`\`${name}\` ${problem}`);
  const other = otherKind(name, beginning.subarray(mark.length, KIND_BYTES).toString("utf8"));
  if (other !== undefined) {
    await stream.close();
    return { shape: "other", message: other };
  }
  const shape = shapeOf(name, stream);
  if (shape === "condition" || shape === "payload") {
    const bytes = isWhole ? beginning : await readBytes(name, stream.bytes, "lists of campaigns");
    return { shape: "whole", kind: shape, file: decodeText(name, bytes), read: bytes.length, isArgument: false };
  }
  if (isDiff && shape === "array") {
    await stream.close();
    throw new UserError(
      `\`${name}\` is a list of more than ${limit / 1024 / 1024} MB, which is too large for \`--diff\`. \`--fix\` takes it.`,
    );
  }
  return { shape, name, mark, pieces: splitRecords(stream, shape) };
}

/** What a file holds, told from its beginning and from its name. */
function shapeOf(name: string, { beginning, isWhole, mark }: BegunStream): WholeInput["kind"] | StreamShape {
  if (isConditionName(name)) return "condition";
  const isLines = /\.(?:ndjson|jsonl)$/i.test(name);
  const text = beginning.subarray(mark.length).toString("utf8").trimStart();
  if (/^[[{]/.test(text)) return jsonShape(text, isLines, isWhole);
  if (isLines) return "lines";
  return /\.json$/i.test(name) ? "payload" : "condition";
}

function jsonShape(text: string, isLines: boolean, isWhole: boolean): "payload" | StreamShape {
  if (isWhole && isJson(text)) return "payload";
  const [first = ""] = text.split("\n", 1);
  const hasMore = first.length < text.length;
  if (hasMore && isJson(first) && /^\s*[[{]/.test(text.slice(first.length))) return "lines";
  if (isLines && (!hasMore || !isSpread(first)) && first.trim() !== "[") return "lines";
  return text.startsWith("[") && !isWhole ? "array" : "payload";
}

function isJson(text: string): boolean {
  if (tooDeepAt(text) !== undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
