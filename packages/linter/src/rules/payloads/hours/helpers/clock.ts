/** Seconds of an hour. */
const HOUR = 3600;

/** Longer texts are no time of day. */
const LONGEST_TIME = 20;

/**
 * A time of day as people write it: `9:00`, `17:30`, `0:00:20`.
 *
 * @param seconds - past midnight
 */
export function timeText(seconds: number): string {
  const minutes = `${Math.floor(seconds / HOUR)}:${two(Math.floor((seconds % HOUR) / 60))}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * The time of day that a text means: `9:00`, `09:00:00`, `5:30 PM`, `5pm`.
 *
 * @returns seconds past midnight; undefined when it means none
 */
export function timeIn(text: string): number | undefined {
  // A pattern with several runs of blanks takes long over many blanks.
  if (text.length > LONGEST_TIME) return undefined;
  const [, hours, minutes = "0", seconds = "0", half] =
    /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const time = hour * HOUR + Number(minutes) * 60 + Number(seconds);
  return time <= 24 * HOUR ? time : undefined;
}

/** A unit in which times of day are written by mistake, and what its numbers are in seconds. */
export interface TimeUnit {
  readonly words: string;
  readonly toSeconds: (number: number) => number;
}

const asHours: TimeUnit = { words: "hours", toSeconds: (number) => number * HOUR };
const asMinutes: TimeUnit = { words: "minutes", toSeconds: (number) => number * 60 };
const asDigits: TimeUnit = {
  words: "hours and minutes",
  toSeconds: (number) => Math.floor(number / 100) * HOUR + (number % 100) * 60,
};

/** A time that is written as `2400` lies no later; in seconds that is twenty to one at night. */
const LATEST_DIGITS = 2400;

/**
 * The unit that was meant if it was not seconds: both ends of a day lie so soon after midnight that they are hardly meant so.
 *
 * @returns undefined when they may well be seconds
 */
export function unitMeant(numbers: readonly number[]): TimeUnit | undefined {
  const given = numbers.filter((number) => number > 0);
  if (given.length === 0 || given.some((number) => number > LATEST_DIGITS)) return undefined;
  if (given.every((number) => number <= 24)) return asHours;
  if (given.every((number) => isDigits(number) && (number % 100) % 15 === 0)) return asDigits;
  if (given.every((number) => number <= 1440 && number % 5 === 0)) return asMinutes;
  return given.every(isDigits) ? asDigits : undefined;
}

/** Whether digits can be hours and minutes, such as `1730`. */
function isDigits(number: number): boolean {
  return number >= 100 && number % 100 < 60;
}
