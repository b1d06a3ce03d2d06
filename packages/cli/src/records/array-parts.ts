import { type ArrayMark, beforeArray, findMarks, isBetweenElements } from "./array-marks.js";
import { countBlanks, countTrailingBlanks } from "./blanks.js";
import { between, MAX_RECORD_BYTES, type Part, type PartSplitter } from "./parts.js";

const NEWLINE = 0x0a;

const TOO_LONG = `This element is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MB. Check that each campaign is an element of its own.`;
const NO_ELEMENT = "Before this comma a campaign is missing. Remove the comma.";
const TRAILING_COMMA = "A comma stands before this bracket, and nothing between them. Remove the comma.";
const NO_BRACKET = "The list is not closed. Add a `]` at its end.";
const NOT_THE_END = "The list has ended before this text. Remove what follows the closing `]`.";

/**
 * Takes a JSON array apart: one record an element.
 */
export function createArrayParts(): PartSplitter {
  const place = beforeArray();
  const element = createElement();
  let hasCommas = false;
  let state: "open" | "closed" | "told" = "open";

  const finish = (bytes: Buffer, { isClose }: ArrayMark, sign: Buffer): readonly Part[] => {
    const { parts, isEmpty } = element.finish(bytes);
    const isMistake = isEmpty && (hasCommas || !isClose);
    hasCommas = true;
    if (isClose) state = "closed";
    if (!isMistake) return [...parts, ...between(sign)];
    return [
      ...parts,
      { kind: "mistake", bytes: sign, problem: isClose ? TRAILING_COMMA : NO_ELEMENT, isRecord: false },
    ];
  };
  const isOpen = (): boolean => state === "open";
  const behind = (bytes: Buffer): readonly Part[] => {
    const start = countBlanks(bytes);
    if (state === "told" || start === bytes.length) return between(bytes);
    state = "told";
    const mistake: Part = { kind: "mistake", bytes: bytes.subarray(start), problem: NOT_THE_END, isRecord: false };
    return [...between(bytes.subarray(0, start)), mistake];
  };

  return {
    push(bytes) {
      if (state !== "open") return behind(bytes);
      const parts: Part[] = [];
      let start = 0;
      for (const mark of findMarks(bytes, place)) {
        const before = bytes.subarray(start, mark.index);
        start = mark.index + 1;
        const sign = bytes.subarray(mark.index, start);
        parts.push(...(mark.isOpen ? [...between(before), ...between(sign)] : finish(before, mark, sign)));
      }
      const left = bytes.subarray(start);
      parts.push(...(isOpen() ? element.keep(left) : behind(left)));
      return parts;
    },
    end() {
      if (!isOpen()) return [];
      const { parts } = element.finish(Buffer.alloc(0));
      // Within an element, what is missing is told of that.
      if (!isBetweenElements(place)) return parts;
      return [...parts, { kind: "mistake", bytes: Buffer.alloc(0), problem: NO_BRACKET, isRecord: false }];
    },
  };
}

/** Collects the present element. */
interface ElementReader {
  /** Adds to the element; gives the parts that are not to be kept. */
  readonly keep: (bytes: Buffer) => readonly Part[];
  /** Adds the last of it, and makes place for the next one. */
  readonly finish: (bytes: Buffer) => { readonly parts: readonly Part[]; readonly isEmpty: boolean };
}

function createElement(): ElementReader {
  let rest: Buffer[] = [];
  let length = 0;
  /** The element is too long; it was reported, and the rest of it is passed on. */
  let isSkipping = false;
  const take = (): Buffer => {
    const taken = Buffer.concat(rest);
    rest = [];
    length = 0;
    return taken;
  };
  const keep = (bytes: Buffer): readonly Part[] => {
    if (isSkipping) return between(bytes);
    rest.push(bytes);
    length += bytes.length;
    if (length <= MAX_RECORD_BYTES) return [];
    isSkipping = true;
    return [{ kind: "mistake", bytes: take(), problem: TOO_LONG, isRecord: true }];
  };
  return {
    keep,
    finish(bytes) {
      const kept = keep(bytes);
      const own = take();
      const isEmpty = !isSkipping && countBlanks(own) === own.length;
      isSkipping = false;
      return { parts: [...kept, ...elementParts(own)], isEmpty };
    },
  };
}

/** The element begins at the beginning of its line if nothing but white space stands before it there. */
function elementParts(bytes: Buffer): readonly Part[] {
  const start = countBlanks(bytes);
  if (start === bytes.length) return between(bytes);
  const line = bytes.subarray(0, start).lastIndexOf(NEWLINE) + 1;
  const end = bytes.length - countTrailingBlanks(bytes);
  return [
    ...between(bytes.subarray(0, line)),
    { kind: "record", bytes: bytes.subarray(line, end) },
    ...between(bytes.subarray(end)),
  ];
}
