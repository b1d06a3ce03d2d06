import type { OtherReadings } from "@recond/evaluator";
import { endOf, type Hour, hourAt, hoursOf, momentsIn, span } from "./calendar.js";
import { type Caller, createCallers, nextCall } from "./callers.js";
import { callMaker, createIds } from "./calls.js";
import { type LaterRow, pageOverlap, rowsAbout } from "./later-rows.js";
import { createRandom, type Random } from "./random.js";
import type { SampledRow } from "./row.js";
import type { SampledCampaign } from "./sampled-campaign.js";
import { textSource } from "./texts.js";

/** How much of a log, and which. */
export interface RowOptions {
  readonly rows: number;
  readonly seed: number;
  /** The first day, as `Date.UTC` has its beginning. */
  readonly from: number;
  readonly days: number;
  /** Whether there is nothing in the log but calls, each once. */
  readonly isClean: boolean;
  /** How the platform reads the language, where otherwise than we assume. */
  readonly readings: OtherReadings;
}

/** The rows of a log, in the order of their time. */
export interface SampledRows {
  /** The names of the custom-data fields. */
  readonly fields: readonly string[];
  readonly rows: Iterable<SampledRow>;
}

/** A call that is to come. */
interface ComingCall {
  readonly at: number;
  readonly caller: Caller;
}

type Event = ComingCall | LaterRow;

/** The rows of a campaign's log: the same ones for the same options. Memory grows with the callers who will call again, not with the rows. */
export function sampledRows(campaign: SampledCampaign, options: RowOptions): SampledRows {
  const texts = textSource(campaign);
  const random = createRandom(options.seed);
  const hours = hoursOf(campaign.terms, campaign.zone, options.from, options.days);
  const nextId = createIds(random);
  const makeCall = callMaker(
    { campaign, texts, random, begin: hours[0]?.start ?? 0, readings: options.readings },
    nextId,
  );
  const end = endOf(hours);
  const happen = (event: Event, offset: number): { readonly row: SampledRow; readonly later: readonly Event[] } => {
    if ("row" in event) return { row: event.row, later: [] };
    const call = makeCall(event.caller, event.at, offset);
    const { row, later } = options.isClean ? { row: call, later: [] } : rowsAbout(call, end, random, nextId);
    return { row, later: [...later, ...callsAgain(event, campaign.repeatDays, end, random)] };
  };
  return { fields: texts.fields, rows: inPages(timeline(hours, options, random, happen), options, random) };
}

function* timeline(
  hours: readonly Hour[],
  { rows }: RowOptions,
  random: Random,
  happen: (event: Event, offset: number) => { readonly row: SampledRow; readonly later: readonly Event[] },
): Generator<SampledRow> {
  // In a log of few calls they would be most of them.
  const atEdge = Math.min(AT_EDGE, (0.1 * rows) / hours.length);
  const newCalls = { random, makeCaller: createCallers(random), atEdge };
  const end = endOf(hours);
  const coming = new Map<number, Event[]>();
  let made = 0;
  for (const [index, { hour, count }] of countsOf(hours, rows).entries()) {
    const due = coming.get(index) ?? [];
    coming.delete(index);
    const events = eventsOf(hour, count - made - due.length, newCalls, due);
    // The loop also visits what is added to the hour meanwhile.
    for (const event of events) {
      const { row, later } = happen(event, hour.offset);
      made += 1;
      yield row;
      for (const next of later) {
        const at = hourAt(hours, next.at);
        const others = coming.get(at);
        if (at === index) insert(events, next);
        else if (others !== undefined) others.push(next);
        else if (next.at < end) coming.set(at, [next]);
      }
    }
  }
}

/** The log as it is downloaded, as long as it is to be. */
function* inPages(all: Iterable<SampledRow>, { rows, isClean }: RowOptions, random: Random): Generator<SampledRow> {
  const pages = isClean ? (row: SampledRow): readonly SampledRow[] => [row] : pageOverlap(random);
  let made = 0;
  for (const row of all) {
    for (const each of pages(row)) {
      if (made === rows) return;
      made += 1;
      yield each;
    }
  }
}

/** How many rows there are to be at the end of each hour. */
function countsOf(hours: readonly Hour[], rows: number): readonly { readonly hour: Hour; readonly count: number }[] {
  const total = hours.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  return hours.map((hour) => {
    sum += hour.weight;
    return { hour, count: Math.round((rows * sum) / total) };
  });
}

/** How often a call comes in at one of the seconds around an opening or closing, at most. */
const AT_EDGE = 0.2;

/** What makes new calls, and how often one comes at an edge of the hours. */
interface NewCalls {
  readonly random: Random;
  readonly makeCaller: () => Caller;
  readonly atEdge: number;
}

/** What happens in an hour, in order: what was to come, calls around openings and closings, and new callers for the rest. */
function eventsOf(hour: Hour, count: number, { random, makeCaller, atEdge }: NewCalls, due: readonly Event[]): Event[] {
  const edges = hour.edges.filter(() => random.chance(atEdge)).map((second) => hour.start + second * 1000);
  const others = momentsIn(hour, Math.max(0, count - edges.length), random);
  const fresh = [...edges, ...others].map((at) => ({ at, caller: makeCaller() }));
  return [...due, ...fresh].toSorted((a, b) => a.at - b.at);
}

/** Puts an event behind those of its time. */
function insert(events: Event[], event: Event): void {
  let index = events.length;
  while (index > 0 && (events[index - 1]?.at ?? 0) > event.at) index -= 1;
  events.splice(index, 0, event);
}

function callsAgain(
  { at, caller }: ComingCall,
  repeatDays: number,
  end: number,
  random: Random,
): readonly ComingCall[] {
  const wait = caller.isHidden ? undefined : nextCall(repeatDays, end - at, random);
  if (wait === undefined) return [];
  // Who calls back within minutes is still on the same page of the web site.
  if (wait >= span.hour) caller.texts = null;
  return [{ at: at + wait, caller }];
}
