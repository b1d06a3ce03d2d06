import { countBlanks } from "./blanks.js";
import { between, MAX_RECORD_BYTES, type Part, type PartSplitter } from "./parts.js";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const TOO_LONG = `This line is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MB. Check that each campaign stands on a line of its own.`;

/**
 * Takes NDJSON apart: one record a line. Empty lines separate records as line breaks do.
 */
export function createLineParts(): PartSplitter {
  /** The beginning of a line whose end has not come yet. */
  let rest: Buffer[] = [];
  let restLength = 0;
  /** The present line is too long; it was reported, and the rest of it is passed on. */
  let isSkipping = false;

  const takeRest = (): readonly Buffer[] => {
    const taken = rest;
    rest = [];
    restLength = 0;
    return taken;
  };
  const keep = (bytes: Buffer): readonly Part[] => {
    if (isSkipping || bytes.length === 0) return between(bytes);
    rest.push(bytes);
    restLength += bytes.length;
    if (restLength <= MAX_RECORD_BYTES) return [];
    isSkipping = true;
    return [{ kind: "mistake", bytes: Buffer.concat(takeRest()), problem: TOO_LONG, isRecord: true }];
  };
  const finish = (bytes: Buffer): readonly Part[] => {
    if (!isSkipping) return lineParts(restLength === 0 ? bytes : Buffer.concat([...takeRest(), bytes]));
    isSkipping = false;
    return between(bytes);
  };

  return {
    push(bytes) {
      const parts: Part[] = [];
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        parts.push(...finish(bytes.subarray(start, end + 1)));
        start = end + 1;
      }
      parts.push(...keep(bytes.subarray(start)));
      return parts;
    },
    end: () => finish(Buffer.alloc(0)),
  };
}

/** A whole line, with its line break if it has one. */
function lineParts(line: Buffer): readonly Part[] {
  if (countBlanks(line) === line.length) return between(line);
  let end = line.length;
  if (line[end - 1] === NEWLINE) end -= 1;
  if (line[end - 1] === CARRIAGE_RETURN) end -= 1;
  return [{ kind: "record", bytes: line.subarray(0, end) }, ...between(line.subarray(end))];
}
