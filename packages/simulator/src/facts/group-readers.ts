import { createWallClock, currentCallFields, timeZoneIn, transactionFields, type WallTime } from "@recond/campaign";
import { createDictionary, type Dictionary } from "../columns/dictionary.js";
import { quote } from "@recond/parser";
import { InvalidCallLogError } from "../logs/errors.js";
import type { Plan } from "../replay/plan.js";
import type { LogFormat, LogRow } from "../logs/log-rows.js";
import type { Cells } from "./cells.js";
import { contextDataGetter, customDataGetter, UNCLEAR } from "./custom-data-getter.js";

/** A field by which outcomes are counted apart, and the values that it had so far. */
export interface GroupValues {
  readonly by: string;
  /** From what stands in a row to what reports show; null for no value. */
  readonly values: Dictionary<string | null>;
}

/** What else is known of rows when they are grouped: their campaigns and, NaN where it is unknown, when they started. */
export interface GroupedRows {
  readonly campaigns: Uint16Array;
  readonly starts: Float64Array;
}

/** The groups that rows are in, by one field: for each row the index of its value. */
export interface GroupColumn {
  readonly codes: Int32Array;
  readonly values: readonly (string | null)[];
}

/** Gives the code of each row's value. */
export type GroupReader = (
  rows: readonly LogRow[],
  known: GroupedRows | null,
  values: GroupValues["values"],
) => Int32Array;

/** Reads the groups of some rows with values of their own, whatever other rows have. */
export function readGroups(
  by: readonly string[],
  readers: readonly GroupReader[],
  rows: readonly LogRow[],
  known: GroupedRows | null,
): readonly GroupColumn[] {
  return readers.map((read, index) => {
    const { values } = createGroupValues(by[index] ?? "");
    return { codes: read(rows, known, values), values: values.values };
  });
}

const NO_GROUPS: GroupColumn = { codes: new Int32Array(0), values: [] };

/**
 * The codes of a column by the values of all rows, which grow.
 *
 * @throws InvalidCallLogError where there are too many values
 */
export function codesIn({ values }: GroupValues, column: GroupColumn = NO_GROUPS): Int32Array {
  const known = new Int32Array(column.values.length).fill(-1);
  return column.codes.map((code) => {
    if (known[code] === -1) known[code] = values.codeOf(column.values[code]);
    return known[code] ?? 0;
  });
}

/** The code of a row that is not counted here by a field. */
export const NO_GROUP = -1;

/** Values of a field beyond which a replay ends. */
const MOST_GROUPS = 100_000;

/** No values so far. Where each call seems to have one of its own, nobody could read a table of them: that is an `InvalidCallLogError`. */
export function createGroupValues(by: string): GroupValues {
  const values: GroupValues["values"] = createDictionary((raw) => {
    if (values.values.length === MOST_GROUPS) throw new InvalidCallLogError(tooManyGroups(by));
    return shownValue(raw);
  });
  return { by, values };
}

function tooManyGroups(by: string): string {
  return `By ${quote(by)} the calls fall into more than ${MOST_GROUPS.toLocaleString("en-US")} groups. Group by a field with fewer values, or by none and write each call to a file (\`--out\`).`;
}

/** Fields that are no columns of a log, but follow from the time by the clock at the campaign, or at UTC if that is unknown. */
const TIMES: Readonly<Record<string, (time: WallTime) => string>> = {
  day: ({ day }) => dayText(day),
  weekday: ({ weekday }) => WEEKDAYS[weekday] ?? "",
  hour: ({ second }) => hourText(Math.floor(second / 3600)),
};

/** Whether a field follows from the time. */
export function isOfTime(by: string): boolean {
  return Object.hasOwn(TIMES, by);
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS = Array.from({ length: 24 }, (_, hour) => hourText(hour));

function hourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["weekday", WEEKDAYS],
  ["hour", HOURS],
]);

/** Of more days those without calls are not told. */
const MOST_DAYS = 120;

/** The values of a field that follows from the time, from the first to the last that calls have: those between without calls, too. */
export function timesBetween(by: string, used: readonly string[]): readonly string[] {
  const all = LISTS.get(by) ?? daysBetween(used);
  const places = used.map((value) => all.indexOf(value));
  return places.includes(-1) ? used.toSorted() : all.slice(Math.min(...places), Math.max(...places) + 1);
}

function daysBetween(used: readonly string[]): readonly string[] {
  const days = used.toSorted();
  const [from, to] = [days.at(0), days.at(-1)].map((day) => Date.parse(day ?? "") / 86_400_000);
  if (from === undefined || to === undefined || to - from >= MOST_DAYS) return days;
  return Array.from({ length: to - from + 1 }, (_, place) => dayText(from + place));
}

/** @param day - since 1970 */
function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** A reader for each field by which is grouped. */
export function createGroupReaders(plan: Plan, format: LogFormat, cells: Cells): readonly GroupReader[] {
  return (plan.by ?? []).map((by): GroupReader => {
    const time = Object.hasOwn(TIMES, by) ? TIMES[by] : undefined;
    if (time !== undefined) return timeReader(plan, time);
    if (by === "campaign") return campaignReader(plan);
    const raw = getterOf(by, format, cells);
    return (rows, _known, values) => Int32Array.from(rows, (row) => values.codeOf(orNone(raw(row))));
  });
}

/** By whose clock each campaign's calls are grouped: an IANA name. */
export function clockZones({ campaigns }: Plan): readonly string[] {
  return campaigns.map(({ terms }) => timeZoneIn(terms) ?? "UTC");
}

function timeReader(plan: Plan, textOf: (time: WallTime) => string): GroupReader {
  const clocks = clockZones(plan).map(createWallClock);
  return (rows, known, values) => {
    const codes = new Int32Array(rows.length);
    for (let row = 0; row < rows.length; row += 1) {
      const start = known?.starts[row] ?? Number.NaN;
      const clock = clocks[known?.campaigns[row] ?? 0];
      codes[row] = values.codeOf(Number.isNaN(start) || clock === undefined ? null : textOf(clock(start)));
    }
    return codes;
  };
}

function campaignReader(plan: Plan): GroupReader {
  return (rows, known, values) =>
    Int32Array.from(rows, (_row, index) => values.codeOf(plan.campaigns[known?.campaigns[index] ?? 0]?.name));
}

/** Fields by which is grouped that need no column of their name. */
export const OWN_FIELDS: readonly string[] = [...Object.keys(TIMES), "campaign", "phone"];

/** Whether a field is one of those, or one of custom data, which may be anywhere. */
export function isOwnField(by: string): boolean {
  return OWN_FIELDS.includes(by) || CUSTOM.test(by);
}

const CUSTOM = /^custom_data\[([^[\]]+)\]$/;

function getterOf(by: string, format: LogFormat, cells: Cells): (row: LogRow) => unknown {
  const name = CUSTOM.exec(by)?.[1]?.trim();
  const fields = format === "current-calls" ? currentCallFields : transactionFields;
  if (name !== undefined) {
    return format === "call-contexts" ? contextDataGetter(name, cells) : customDataGetter(name, cells, fields);
  }
  if (by === "phone" && format !== "call-contexts") return cells.getter(fields.phone);
  return cells.getter([by]);
}

/** What is unclear is in the group of what has no value. */
function orNone(raw: unknown): unknown {
  return raw === UNCLEAR ? "" : (raw ?? "");
}

function shownValue(raw: unknown): string | null {
  if (raw === undefined || raw === null || raw === "") return null;
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
