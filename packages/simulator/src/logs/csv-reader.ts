import { isAscii, isUtf8 } from "node:buffer";
import { notUtf8 } from "../records/foreign-bytes.js";
import { MAX_RECORD_BYTES } from "../records/splitter.js";
import { codesOf, createCsvScanner, type TextCodes } from "./csv-scanner.js";
import { createCsvTable } from "./csv-table.js";
import type { ReadLogOptions } from "./log-rows.js";
import type { Joint, RowsReader } from "./rows-reader.js";

/** Line breaks within a row where a quote was found that is never closed: what follows it is read again, line by line. */
const FEW_LINES = 10;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const HALF_WRITTEN = "The log ends within this row.";
const TOO_LONG = `This row is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MB.`;

/**
 * Reads a table row by row, never holding more than a piece of it and a row.
 *
 * @param name - what messages call the file
 * @param separator - one character
 * @param from - where another reader has come to
 */
export function createCsvReader(name: string, separator: string, options: ReadLogOptions, from?: Joint): RowsReader {
  const table = createCsvTable(name, options, from?.columns);
  const scanner = createCsvScanner(separator);
  const held = createHeld();
  /** So many bytes have to be there before the end of a row is looked for again. */
  let wanted = 0;
  /** Within a row that is too long. */
  let isSkipping = false;
  /** Up to this line a row goes over few lines. */
  let carefulUntil = 0;
  let line = from?.line ?? 1;

  const reject = (problem: string): void => table.reject({ line, isRow: true, problem });

  /** Reads whole rows; gives how many bytes they have. */
  const read = (bytes: Buffer, end: "open" | "whole" | "cut"): number => {
    const { text, codes, isMixed } = decode(bytes);
    const { row } = scanner;
    let start = 0;
    while (start < text.length) {
      const isTooLong = start === 0 && bytes.length > MAX_RECORD_BYTES;
      const mostLines = line < carefulUntil ? FEW_LINES : Number.POSITIVE_INFINITY;
      const next = scanner.scan(codes, start, end !== "open" || isTooLong, mostLines);
      if (next === -1) break;
      const foreign = isMixed ? bytes.subarray(start, next) : undefined;
      if (row.problem !== undefined) carefulUntil = Math.max(carefulUntil, line + row.seen);
      const problem = row.problem ?? problemOf(next - start, end === "cut" && !row.isEnded, foreign);
      if (problem === undefined) table.take(scanner, text, line, isMixed ? fromBytes : undefined);
      else reject(problem);
      line += row.lineBreaks;
      start = next;
    }
    return bytes.length - lengthOf(text.slice(start), isMixed);
  };

  return {
    push(bytes) {
      const begin = isSkipping ? bytes.indexOf(NEWLINE) + 1 : 0;
      if (isSkipping && begin === 0) return [];
      if (isSkipping) [line, isSkipping] = [line + 1, false];
      held.add(bytes.subarray(begin));
      if (held.length() < wanted) return [];
      const all = held.take();
      const whole = lineEnd(all);
      const rest = all.subarray(read(all.subarray(0, whole), "open"));
      if (rest.length > MAX_RECORD_BYTES && whole === 0) {
        isSkipping = true;
        reject(TOO_LONG);
      } else held.add(rest);
      wanted = Math.min(2 * held.length(), MAX_RECORD_BYTES + 1);
      return table.taken();
    },
    end(cut) {
      read(held.take(), cut === undefined ? "whole" : "cut");
      if (cut !== undefined) table.reject({ line, isRow: false, problem: cut });
      return table.taken(true);
    },
    joint() {
      const columns = table.columns();
      const isBetween = held.length() === 0 && !isSkipping && line >= carefulUntil;
      return isBetween && columns !== undefined ? { line, columns } : undefined;
    },
    skip(lines) {
      line += lines;
    },
  };
}

/** What is wrong with a row whose quotes are right. @param foreign - its bytes, where they may be no UTF-8 */
function problemOf(length: number, isCut: boolean, foreign: Buffer | undefined): string | undefined {
  if (length > MAX_RECORD_BYTES) return TOO_LONG;
  if (isCut) return HALF_WRITTEN;
  return foreign !== undefined && !isUtf8(foreign) ? notUtf8("row", foreign) : undefined;
}

/** Bytes that wait for others. */
interface Held {
  readonly length: () => number;
  readonly add: (bytes: Buffer) => void;
  /** All of them, in one piece that is used again for the next ones. */
  readonly take: () => Buffer;
}

function createHeld(): Held {
  let room = Buffer.allocUnsafeSlow(0);
  let length = 0;
  return {
    length: () => length,
    add(bytes) {
      if (length + bytes.length > room.length) {
        const larger = Buffer.allocUnsafeSlow(2 * (length + bytes.length));
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      room.set(bytes, length);
      length += bytes.length;
    },
    take() {
      const all = room.subarray(0, length);
      length = 0;
      return all;
    },
  };
}

/** What bytes say. */
interface Decoded {
  readonly text: string;
  readonly codes: TextCodes;
  /** They are no UTF-8, so its characters are bytes: then rows are told apart before they are decoded. */
  readonly isMixed: boolean;
}

function decode(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return { text: bytes.toString("latin1"), codes: bytes, isMixed: false };
  if (!isUtf8(bytes)) return { text: bytes.toString("latin1"), codes: bytes, isMixed: true };
  const text = bytes.toString("utf8");
  return { text, codes: codesOf(text), isMixed: false };
}

function lengthOf(text: string, isMixed: boolean): number {
  return isMixed ? text.length : Buffer.byteLength(text);
}

function fromBytes(cell: string): string {
  return Buffer.from(cell, "latin1").toString("utf8");
}

/** Where the last line ends, or 0. */
function lineEnd(bytes: Buffer): number {
  const newline = bytes.lastIndexOf(NEWLINE);
  return Math.max(newline, bytes.lastIndexOf(CARRIAGE_RETURN)) + 1;
}
