import { quote } from "@recond/parser";
import { InvalidReadingsError } from "./errors.js";

/** Other readings, in the place of ours: where the documents are silent, the platform may do otherwise than we assume. */
export interface OtherReadings {
  readonly R9?: "whole-path" | undefined;
  readonly R10?: "ignore-case" | "trimmed" | undefined;
  readonly R11?: "not-equal-needs-value" | undefined;
  readonly R12?: "any-text" | undefined;
  readonly R14?: "empty-is-landline" | "empty-is-mobile" | undefined;
  readonly R15?: "unavailable-repeats" | "local-days" | "window-open" | undefined;
  readonly R16?: "closing-inside" | "midnight-own-day" | undefined;
}

/** One other reading: its place in `OtherReadings`, and what it says. */
export type OtherReading = {
  readonly [Name in keyof OtherReadings]-?: {
    readonly reading: Name;
    readonly option: NonNullable<OtherReadings[Name]>;
    /** Ours against this one, as a few words that name each: `exact comparison`, `letter case ignored`. */
    readonly ours: string;
    readonly other: string;
    /** What it says, in a sentence. */
    readonly says: string;
    /** What it changes: what a predicate is for a call, or a fact that is worked out. */
    readonly changes: "predicates" | "facts";
  };
}[keyof OtherReadings];

/** Every other reading that calls can be decided by. */
export const otherReadings: readonly OtherReading[] = [
  {
    reading: "R9",
    option: "whole-path",
    ours: "the beginning of a path",
    other: "the whole path",
    says: "`pressed[1]` holds only for callers who pressed 1 and nothing behind it.",
    changes: "predicates",
  },
  {
    reading: "R10",
    option: "ignore-case",
    ours: "exact comparison",
    other: "letter case ignored",
    says: "`=`, `!=` and `contains` take upper and lower case for the same.",
    changes: "predicates",
  },
  {
    reading: "R10",
    option: "trimmed",
    ours: "exact comparison",
    other: "white space at the ends ignored",
    says: "`=`, `!=` and `contains` pass over white space at the ends of texts.",
    changes: "predicates",
  },
  {
    reading: "R11",
    option: "not-equal-needs-value",
    ours: "`!=` true without a value",
    other: "`!=` false without a value",
    says: "`!=` is false for a field without a value.",
    changes: "predicates",
  },
  {
    reading: "R12",
    option: "any-text",
    ours: "blanks taken for no value",
    other: "blanks taken for a value",
    says: "`present` holds for any text with a character in it, white space as well.",
    changes: "predicates",
  },
  {
    reading: "R14",
    option: "empty-is-landline",
    ours: "an empty phone type as neither",
    other: "an empty phone type as landline",
    says: "A phone whose type is empty counts as a landline.",
    changes: "facts",
  },
  {
    reading: "R14",
    option: "empty-is-mobile",
    ours: "an empty phone type as neither",
    other: "an empty phone type as mobile",
    says: "A phone whose type is empty counts as mobile.",
    changes: "facts",
  },
  {
    reading: "R15",
    option: "unavailable-repeats",
    ours: "unavailable caller ids never repeating",
    other: "unavailable caller ids repeating",
    says: "All calls without a caller id count as calls of one caller.",
    changes: "facts",
  },
  {
    reading: "R15",
    option: "local-days",
    ours: "N times 24 hours",
    other: "N days of the calendar",
    says: "`repeat` looks back N days of the calendar, by the clock at the campaign.",
    changes: "facts",
  },
  {
    reading: "R15",
    option: "window-open",
    ours: "exactly N days before still counting",
    other: "exactly N days before too old",
    says: "A call exactly N times 24 hours before is too old for `repeat`.",
    changes: "facts",
  },
  {
    reading: "R16",
    option: "closing-inside",
    ours: "the closing second outside",
    other: "the closing second inside",
    says: "The second at which the campaign closes is still inside its hours.",
    changes: "facts",
  },
  {
    reading: "R16",
    option: "midnight-own-day",
    ours: "hours past midnight on the next day",
    other: "hours past midnight on the day itself",
    says: "A day's hours that run past midnight are the beginning and the end of that same day.",
    changes: "facts",
  },
];

/**
 * How a reading can be checked with a call log, in a sentence.
 *
 * @param name - such as `R10`
 * @returns undefined for a reading that no call can tell from another
 */
export function checkWithLog(name: string): string | undefined {
  const pairs = otherReadings
    .filter(({ reading }) => reading === name)
    .map(({ ours, other, option }) => `${ours} from ${other} (\`${option}\`)`);
  if (pairs.length === 0) return undefined;
  return `\`recond simulate --evidence\` counts the calls that tell ${pairs.join("; ")}; and says with which of the two the recordings agree.`;
}

/** How calls are decided, where not as the documents and our readings say. */
export interface EvaluationOptions {
  /** Other readings in the place of ours. Those that change facts matter only to what works the facts out. */
  readonly readings?: OtherReadings | undefined;
}

/** Ours, all of them. */
export const OURS: OtherReadings = {};

/**
 * The readings that options ask for.
 *
 * @throws InvalidReadingsError when one of them is not in the table
 */
export function readingsIn(options: EvaluationOptions | undefined): OtherReadings {
  const readings = options?.readings;
  if (readings === undefined) return OURS;
  const asked = (Object.entries(readings) as readonly (readonly [string, string | undefined])[]).filter(
    ([, option]) => option !== undefined,
  );
  for (const [name, option] of asked) {
    if (otherReadings.some((row) => row.reading === name && row.option === option)) continue;
    const known = otherReadings.map((row) => `${row.reading}: ${row.option}`).join(", ");
    throw new InvalidReadingsError(`There is no other reading ${quote(`${name}: ${option}`)}. There are ${known}.`);
  }
  return asked.length === 0 ? OURS : readings;
}
