import type { Texts } from "./texts.js";
import type { Random } from "./random.js";
import type { SampledRow } from "./row.js";
import { span } from "./calendar.js";

/** Somebody who calls, perhaps again. */
export interface Caller {
  /** Empty or a word when it is hidden: then nobody knows whether the caller called before. */
  readonly number: string;
  readonly isHidden: boolean;
  readonly phone: SampledRow["phone"];
  /** What the last visit to the web site left behind. */
  texts: Texts | null;
  /** When the last call started and, for calls that start in the same moment, the last one before that moment. */
  last: number | undefined;
  before: number | undefined;
}

const hidden = ["", "", "anonymous", "unavailable"];

/** Area codes of the west coast. */
const areas = ["206", "213", "310", "415", "503", "541", "602", "619", "702", "805", "808", "907", "916", "949"];

/** The seven digits behind them are counted in an order that looks random. No factor is in both, so each number comes once before one comes twice. */
const FIRST_LINE = 2_000_000;
const LINES = 8_000_000;
const STRIDE = 4_784_977;

/** Makes the callers of a log; no two have the same number as long as there are numbers left. */
export function createCallers(random: Random): () => Caller {
  let made = random.below(LINES);
  return () => {
    made = (made + 1) % LINES;
    const isHidden = random.chance(0.025);
    const line = String(FIRST_LINE + ((made * STRIDE) % LINES));
    const number = `${areas[made % areas.length]}-${line.slice(0, 3)}-${line.slice(3)}`;
    return {
      number: isHidden ? (hidden[random.below(hidden.length)] ?? "") : number,
      isHidden,
      phone: phoneOf(random.next()),
      texts: null,
      last: undefined,
      before: undefined,
    };
  };
}

function phoneOf(share: number): SampledRow["phone"] {
  if (share < 0.57) return "Mobile";
  return share < 0.92 ? "Landline" : "";
}

/** Those who hide their number, if they are taken for one caller. */
export function createNobody(): Caller {
  return { number: "", isHidden: true, phone: "", texts: null, last: undefined, before: undefined };
}

/** Notes a call and gives the start of the caller's last call that started before it. */
export function callBefore(caller: Caller, start: number): number | undefined {
  const { last } = caller;
  if (last === undefined || start > last) {
    caller.before = last;
    caller.last = start;
  }
  return caller.before;
}

/** How often somebody calls again exactly when the interval ends, among those whose interval ends within the log. */
const AT_END_OF_INTERVAL = 0.1;

/**
 * After how many milliseconds somebody who called calls again.
 *
 * @param left - how many milliseconds of the log are still to come
 * @returns undefined if never
 */
export function nextCall(repeatDays: number, left: number, random: Random): number | undefined {
  const interval = repeatDays * span.day;
  if (interval < left && random.chance(AT_END_OF_INTERVAL)) {
    return interval + 1000 * (random.chance(0.6) ? 0 : 2 * random.below(2) - 1);
  }
  const share = random.next();
  const seconds = (most: number): number => 1000 * (1 + random.below(most));
  // Cut off, or did not wait: calls again within minutes.
  if (share < 0.09) return 20_000 + seconds(14 * 60);
  if (share < 0.13) return seconds(8 * 3600);
  if (share < 0.23) return span.day + 1000 * random.below(86_400 * (repeatDays + 10));
  // In the very same second.
  return share < 0.233 ? 0 : undefined;
}
