// CSV as RFC 4180 has it, with any line end. Rows are found before texts are made of their cells, as most cells are not needed.

/** What is known of the row that was scanned last. */
export interface ScannedRow {
  readonly count: number;
  /** Line breaks in it, the one at its end included. */
  readonly lineBreaks: number;
  /** Whether a line break ends it, rather than the text. */
  readonly isEnded: boolean;
  /** What is wrong with its quotes. Then it ends with its first line, and the next line is looked at as a row of its own. */
  readonly problem: string | undefined;
  /** How many line breaks were seen before something was wrong. */
  readonly seen: number;
}

/** The characters of a text as `charCodeAt` gives them. Its bytes are these where each is a character. */
export type TextCodes = Uint8Array | Uint16Array;

/** The characters of any text. */
export function codesOf(text: string): TextCodes {
  const { buffer, byteOffset } = Buffer.from(text, "utf16le");
  return new Uint16Array(buffer, byteOffset, text.length);
}

/** Finds the rows of a text, one after the other. */
export interface CsvScanner {
  readonly row: ScannedRow;
  /**
   * Finds the row that begins at a place.
   *
   * @param isLast - whether nothing follows the text
   * @param mostLines - that a row may go over
   * @returns where the row behind it begins; -1 when the text ends before the row does
   */
  readonly scan: (codes: TextCodes, from: number, isLast: boolean, mostLines: number) => number;
  /** A cell of that row. */
  readonly cell: (text: string, index: number) => string;
  /** Whether that row is a line without any text. */
  readonly isBlank: (text: string) => boolean;
  /** The first character of a cell, as `charCodeAt` gives it. */
  readonly firstOf: (text: string, index: number) => number;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Stands before a header where files were put together. */
export const BYTE_ORDER_MARK = 0xfeff;

/** The last quote of a cell may come with the next text, or be doubled by it. */
const ENDED = -1;
/** The last quote that was found is most likely that of another cell. */
const TOO_FAR = -2;

/** Of a cell that goes over lines: the platform's texts have 10,000 characters at the most, a cell of a spreadsheet 32,767. */
const MOST_CHARACTERS = 32 * 1024;

/** How a cell is written: as it is, in quotes, or with quotes in it that are doubled. */
const PLAIN = 0;
const QUOTED = 1;
const DOUBLED = 2;

const UNCLOSED =
  "A quote opens in this row and is not closed where its text may end. Close it, or double it where it is part of a text.";
const UNDOUBLED = "A quoted cell of this row goes on behind its closing quote. Double a quote that is part of a text.";

/** A row while it is scanned. */
interface State extends Writable<ScannedRow> {
  readonly separator: number;
  /** Start and end of each cell without its quotes, and how it is written. */
  bounds: Int32Array;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** @param separator - one character */
export function createCsvScanner(separator: string): CsvScanner {
  const state: State = {
    separator: separator.charCodeAt(0),
    bounds: new Int32Array(3 * 64),
    count: 0,
    lineBreaks: 0,
    isEnded: false,
    problem: undefined,
    seen: 0,
  };
  return {
    row: state,
    scan(codes, from, isLast, mostLines) {
      state.count = 0;
      state.lineBreaks = 0;
      state.isEnded = false;
      state.problem = undefined;
      return scanRow(state, codes, from, isLast, mostLines);
    },
    cell(text, index) {
      const { bounds } = state;
      const cell = text.slice(bounds[3 * index], bounds[3 * index + 1]);
      return bounds[3 * index + 2] === DOUBLED ? cell.replaceAll('""', '"') : cell;
    },
    isBlank(text) {
      const { count, bounds } = state;
      return count === 1 && bounds[2] === PLAIN && text.slice(bounds[0], bounds[1]).trim() === "";
    },
    firstOf: (text, index) => (index < state.count ? text.charCodeAt(state.bounds[3 * index] ?? 0) : Number.NaN),
  };
}

function scanRow(state: State, codes: TextCodes, from: number, isLast: boolean, mostLines: number): number {
  for (let at = behindMark(codes, from); ; at += 1) {
    const isQuoted = codes[at] === QUOTE;
    const end = isQuoted ? quotedEnd(state, codes, at, isLast, mostLines) : plainEnd(state, codes, at);
    if (end === ENDED && !isLast) return -1;
    if (end < 0) return refuse(state, codes, from, UNCLOSED);
    at = end;
    if (at >= codes.length) return isLast ? at : -1;
    const code = codes[at];
    if (code === state.separator) continue;
    if (code !== NEWLINE && code !== CARRIAGE_RETURN) return refuse(state, codes, from, UNDOUBLED);
    // The second half of a line break may come with the next text.
    if (code === CARRIAGE_RETURN && at + 1 === codes.length && !isLast) return -1;
    state.lineBreaks += 1;
    state.isEnded = true;
    return code === CARRIAGE_RETURN && codes[at + 1] === NEWLINE ? at + 2 : at + 1;
  }
}

/** The first cell of a row. A mark is part of a cell, but where the quotes of one begin. */
function behindMark(codes: TextCodes, from: number): number {
  return codes[from] === BYTE_ORDER_MARK && codes[from + 1] === QUOTE ? from + 1 : from;
}

/** The end of a cell without quotes. */
function plainEnd(state: State, codes: TextCodes, start: number): number {
  const { separator } = state;
  let at = start;
  for (; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === separator || code === NEWLINE || code === CARRIAGE_RETURN) break;
  }
  addCell(state, start, at, PLAIN);
  return at;
}

/** What stands behind a quoted cell and the spaces behind it; or why its last quote is not found. */
function quotedEnd(state: State, codes: TextCodes, open: number, isLast: boolean, mostLines: number): number {
  let spelling = QUOTED;
  for (let at = open + 1; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === QUOTE) {
      if (at + 1 === codes.length && !isLast) return ENDED;
      if (codes[at + 1] !== QUOTE) {
        addCell(state, open + 1, at, spelling);
        return behindSpaces(codes, at + 1);
      }
      spelling = DOUBLED;
      at += 1;
    } else if (code === NEWLINE || (code === CARRIAGE_RETURN && codes[at + 1] !== NEWLINE)) {
      state.lineBreaks += 1;
      if (state.lineBreaks > mostLines || at - open > MOST_CHARACTERS) return TOO_FAR;
    }
  }
  return ENDED;
}

function behindSpaces(codes: TextCodes, from: number): number {
  let at = from;
  while (codes[at] === SPACE) at += 1;
  return at;
}

function addCell(state: State, start: number, end: number, spelling: number): void {
  const index = 3 * state.count;
  if (index === state.bounds.length) {
    const larger = new Int32Array(2 * index);
    larger.set(state.bounds);
    state.bounds = larger;
  }
  const { bounds } = state;
  bounds[index] = start;
  bounds[index + 1] = end;
  bounds[index + 2] = spelling;
  state.count += 1;
}

/** A row whose quotes are wrong is its first line. */
function refuse(state: State, codes: TextCodes, from: number, problem: string): number {
  state.problem = problem;
  state.seen = state.lineBreaks;
  state.lineBreaks = 1;
  const behind = behindLine(codes, from);
  state.isEnded = behind > 0;
  return behind > 0 ? behind : codes.length;
}

/** Where the line behind that of a place begins; 0 when there is none. */
function behindLine(codes: TextCodes, from: number): number {
  for (let at = from; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === NEWLINE) return at + 1;
    if (code === CARRIAGE_RETURN) return codes[at + 1] === NEWLINE ? at + 2 : at + 1;
  }
  return 0;
}
