import { requireList, requireObject, requireText } from "../language/require.js";
import { showable } from "../language/characters.js";
import type { Diagnostic, Severity } from "./diagnostics.js";
import { type Cell, cellsOf } from "./display.js";
import { lineIndexAt, lineStarts } from "./positions.js";
import type { Span } from "../language/tree.js";

/** How diagnostics are shown. */
export interface RenderOptions<Shown extends Diagnostic = Diagnostic> {
  /** Colours as ANSI escape sequences; off by default. */
  readonly colors?: boolean | undefined;
  /** What to call the source in front of line and column; control characters are shown. */
  readonly filename?: string | undefined;
  /** The number of the source's first line, 1 unless given: the source may be a part of a file. */
  readonly firstLine?: number | undefined;
  /** What else to call the place of a diagnostic, behind line and column; undefined for nothing. */
  readonly placeName?: ((diagnostic: Shown) => string | undefined) | undefined;
}

/** Most columns of a line that a frame shows; longer lines are cut around what is underlined. */
const FRAME_WIDTH = 100;

/** Columns that stay visible in front of what is underlined where a line is cut. */
const LEAD = 30;

/** Most units of a line that are looked at for one frame. */
const LONGEST_PART = 400;

/** Most lines that a frame shows of a span over many. */
const FRAME_LINES = 5;

const CUT = "…";

/** A line of the source, without its line break. */
interface Line {
  /** 1-based. */
  readonly number: number;
  /** Offset of its first unit. */
  readonly start: number;
  readonly text: string;
}

/**
 * Diagnostics as code frames for a terminal or a log: what is wrong, where, the source underlined, and how to mend it. Tabs, wide and
 * invisible characters are shown so that the underline is in the right place; control characters never reach the terminal.
 *
 * @param diagnostics - with offsets into `source`
 * @returns one frame after the other, separated by empty lines; `""` without diagnostics. Columns in it are 1-based UTF-16 units.
 */
export function renderDiagnostics<Shown extends Diagnostic>(
  source: string,
  diagnostics: readonly Shown[],
  options: RenderOptions<Shown> = {},
): string {
  requireText("The source is a string", source);
  requireList("The diagnostics are a list", diagnostics);
  requireObject("The options are an object", options);
  if (diagnostics.length === 0) return "";
  const lines: Lines = { source, starts: lineStarts(source), firstNumber: options.firstLine ?? 1 };
  return diagnostics.map((diagnostic) => renderFrame(lines, diagnostic, options)).join("\n\n");
}

/** A text with the offsets at which its lines start: all that is kept of the lines that no frame shows. */
interface Lines {
  readonly source: string;
  readonly starts: readonly number[];
  readonly firstNumber: number;
}

function lineAt({ source, starts, firstNumber }: Lines, index: number): Line {
  const start = starts[index] ?? source.length;
  let end = starts[index + 1] ?? source.length;
  while (end > start && /[\r\n]/.test(source.charAt(end - 1))) end -= 1;
  return { number: firstNumber + index, start, text: source.slice(start, end) };
}

function renderFrame<Shown extends Diagnostic>(lines: Lines, diagnostic: Shown, options: RenderOptions<Shown>): string {
  const paint = painter(options.colors === true);
  const { severity, code, message, fixes, alternatives = [] } = diagnostic;
  const { length } = lines.source;
  const start = Math.max(0, Math.min(diagnostic.span.start, length));
  const span = { start, end: Math.max(start, Math.min(diagnostic.span.end, length)) };
  const shown = shownLines(lines, span);
  const first = shown[0];
  const gutter = " ".repeat(String(shown.at(-1)?.number ?? 1).length);
  const place = `${first?.number ?? 1}:${start - (first?.start ?? 0) + 1}`;
  const named = options.filename === undefined ? place : `${showable(options.filename)}:${place}`;
  const placeName = options.placeName?.(diagnostic);
  return [
    `${paint(severity, code === "" ? severity : `${severity}[${code}]`)}${paint("strong", `: ${message}`)}`,
    `${gutter}${paint("dim", "-->")} ${named}${placeName === undefined ? "" : ` ${placeName}`}`,
    `${gutter} ${paint("dim", "|")}`,
    ...shown.flatMap((line) =>
      line === undefined ? [`${gutter}${paint("dim", "...")}`] : renderLine(line, span, gutter, severity, paint),
    ),
    ...fixes.map(
      (fix) => `${gutter} ${paint("dim", "=")} ${paint("help", fix.safe ? "fix" : "suggestion")}: ${fix.title}`,
    ),
    ...alternatives.map(({ title }) => `${gutter} ${paint("dim", "=")} ${paint("help", "choose")}: ${title}`),
  ].join("\n");
}

/** The lines that a span touches; `undefined` stands for the middle of a long span. */
function shownLines(lines: Lines, span: Span): readonly (Line | undefined)[] {
  const first = lineIndexAt(lines.starts, span.start);
  const last = lineIndexAt(lines.starts, Math.max(span.start, span.end - 1));
  const count = last - first + 1;
  if (count <= FRAME_LINES) return linesFrom(lines, first, count);
  return [...linesFrom(lines, first, FRAME_LINES - 2), undefined, lineAt(lines, last)];
}

function linesFrom(lines: Lines, first: number, count: number): readonly Line[] {
  return Array.from({ length: count }, (_, index) => lineAt(lines, first + index));
}

/** A line of source with its number, and the underline beneath it. */
function renderLine(line: Line, span: Span, gutter: string, severity: Severity, paint: Painter): readonly string[] {
  const from = Math.min(Math.max(0, span.start - line.start), line.text.length);
  const to = Math.min(Math.max(from, span.end - line.start), line.text.length);
  const { before, marked, behind } = windowAround(line.text, from, to);
  const indent = " ".repeat(widthOf(before));
  const underline = "^".repeat(Math.max(1, widthOf(marked)));
  const text = `${textOf(before)}${textOf(marked)}${textOf(behind)}`.trimEnd();
  const number = String(line.number).padStart(gutter.length);
  return [
    `${paint("dim", `${number} |`)}${text === "" ? "" : ` ${text}`}`,
    `${gutter} ${paint("dim", "|")} ${indent}${paint(severity, underline)}`,
  ];
}

/** The cells to show of a line: in front of the marked part, in it, behind it. */
interface Window {
  readonly before: readonly Cell[];
  readonly marked: readonly Cell[];
  readonly behind: readonly Cell[];
}

/** As much of a line as fits, the start of the marked part always in it. */
function windowAround(text: string, from: number, to: number): Window {
  const { start, end } = partAround(text, from);
  const cells = cellsOf(text.slice(start, end), start);
  const isWhole = start === 0 && end >= text.length && widthOf(cells) <= FRAME_WIDTH;
  // A mark inside a character that the eye takes as one marks the whole of it.
  const all: Window = {
    before: cells.filter((cell) => cell.end <= from),
    marked: cells.filter((cell) => cell.end > from && cell.start < to),
    behind: cells.filter((cell) => cell.end > from && cell.start >= to),
  };
  return isWhole ? all : cutWindow(all, start, end < text.length);
}

/** The part of a line to look at. Of a line that will be cut, no more than can be seen where each character takes a column. */
function partAround(text: string, from: number): Span {
  const farthest = { start: Math.max(0, from - LONGEST_PART), end: from + LONGEST_PART };
  if (farthest.start === 0 && farthest.end >= text.length) return farthest;
  // The outermost character may belong to the one beside it.
  const start = Math.max(0, from - LEAD - 2);
  const end = from + FRAME_WIDTH + 2;
  return {
    start: ONLY_PLAIN.test(text.slice(start, from)) ? start : farthest.start,
    end: ONLY_PLAIN.test(text.slice(from, end)) ? end : farthest.end,
  };
}

/** Characters of one column each. */
const ONLY_PLAIN = /^[ -~]*$/;

function cutWindow({ before, marked, behind }: Window, start: number, isCutBehind: boolean): Window {
  const lead = lastOf(before, LEAD);
  const isCutBefore = start > 0 || lead.length < before.length;
  const room = FRAME_WIDTH - widthOf(lead);
  const shown = firstOf(marked, room);
  const rest = firstOf(behind, room - widthOf(shown));
  const isCut = isCutBehind || shown.length + rest.length < marked.length + behind.length;
  return { before: isCutBefore ? [cutMark, ...lead] : lead, marked: shown, behind: isCut ? [...rest, cutMark] : rest };
}

const cutMark: Cell = { start: 0, end: 0, text: CUT, width: 1 };

function firstOf(cells: readonly Cell[], width: number): readonly Cell[] {
  let left = width;
  const end = cells.findIndex((cell) => (left -= cell.width) < 0);
  return end === -1 ? cells : cells.slice(0, end);
}

function lastOf(cells: readonly Cell[], width: number): readonly Cell[] {
  return firstOf(cells.toReversed(), width).toReversed();
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join("");
}

/** The parts of a code frame that have a colour of their own. */
export type FrameStyle = Severity | "strong" | "dim" | "help";

/** Colours a text, or leaves it as it is. */
export type Painter = (style: FrameStyle, text: string) => string;

/** ANSI codes of each style. */
const STYLES: Readonly<Record<FrameStyle, string>> = {
  error: "1;31",
  warning: "1;33",
  info: "1;34",
  strong: "1",
  dim: "2;36",
  help: "1;32",
};

/** The colours of code frames, as ANSI escape sequences. */
export function painter(colors: boolean): Painter {
  return (style, text) => (colors ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
}
