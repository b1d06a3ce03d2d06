import { callerKey, duringHoursAt, ROW_TYPES, type RowFields, startTime, transactionFields } from "@recond/campaign";
import type { OtherReadings } from "@recond/evaluator";
import { type Predicate, quote } from "@recond/parser";
import { type Bits, createBits, hasBit, setBit } from "../columns/bits.js";
import type { FactColumn } from "../columns/fact-column.js";
import { flagColumn } from "../columns/flag-column.js";
import { setTruth, type Truths, unknownTruths } from "../columns/truths.js";
import { createHash, type HashedText, hashText } from "../columns/hash-text.js";
import type { Plan } from "../replay/plan.js";
import type { LogRow } from "../logs/log-rows.js";
import type { Batch, RowProblem } from "./batch.js";
import { type Cells, quotedValue } from "./cells.js";
import { createIdentities, type RowIdentity, UNAVAILABLE, UNKNOWN } from "./identities.js";

/** What rows say beside the facts that stand in them, and `during_hours`. */
export type RowsRead = Pick<
  Batch,
  | "live"
  | "notCalls"
  | "otherCampaigns"
  | "hours"
  | "doubts"
  | "campaigns"
  | "starts"
  | "ids"
  | "recorded"
  | "identities"
> & { readonly duringHours: FactColumn | undefined };

/** Reads the rows of a batch. */
export type ReadRow = (rows: readonly LogRow[]) => RowsRead;

/** What stands for a row that is of no campaign of the plan. */
const OTHER = 0xffff;

/** What is wrong with the start of a call, and what is wanted. */
export function doubtOfStart(written: unknown, start: "wrong" | undefined): string {
  const is = start === "wrong" ? "is no time that is understood" : "has no offset from UTC";
  return `The start of the call, ${quotedValue(written)}, ${is}: what follows from it is unknown. Wanted are milliseconds since 1970, or ISO 8601 with the offset.`;
}

/** What is wrong with a caller id that is none. */
export function doubtOfCaller(written: unknown): string {
  return `The caller id ${quotedValue(written)} is no phone number: whether the caller called before is unknown.`;
}

/** What is wrong with the type of a row, which is no call then. @param type - as it is to be shown */
export function doubtOfType(type: string): string {
  return `The type of the row, ${type}, is none that the platform documents: the row is left out as no call. A call has \`Call\`.`;
}

const documentedTypes: ReadonlySet<unknown> = new Set(ROW_TYPES);

/** What is wrong with an id of which only another is left. */
export const DOUBT_OF_ID =
  "The id of the row is a number with more digits than a number can hold: other rows of that id are not found. Write it as a text.";

/** Whether a row is a call, by its type. */
function isCallRow(type: unknown, row: number, doubts: RowProblem[]): boolean {
  const isCall = isCallType(type);
  if (!isCall && !documentedTypes.has(type)) doubts.push({ row, problem: doubtOfType(quotedValue(type)) });
  return isCall;
}

/** The id of a row. Of numbers that are too large two may be the same to a program. */
function idOf(id: unknown, row: number, doubts: RowProblem[]): string | undefined {
  if (typeof id !== "number" || Number.isSafeInteger(id) || !Number.isInteger(id)) return textOf(id);
  doubts.push({ row, problem: DOUBT_OF_ID });
  return undefined;
}

/** A reader of the columns that say which call a row is, of which campaign, and when. */
export function createRowReader(
  plan: Plan,
  predicates: readonly Predicate[],
  cells: Cells,
  fields: RowFields,
): ReadRow {
  const needsHours = isDerived("during_hours", plan, predicates);
  const needsRepeat = isDerived("repeat", plan, predicates);
  const get = {
    type: cells.getter(fields.type),
    id: cells.getter(fields.id),
    corrects: cells.getter(fields.corrects),
  };
  const readRecorded = createRecordedReader(cells, fields);
  const startOf = startGetter(cells, fields);
  const writtenStart = writtenGetter(cells, fields.start);
  const callerOf = callerGetter(cells, fields);
  const campaignOf = createCampaignMatcher(plan, cells, fields);

  return (rows) => {
    const count = rows.length;
    const { starts, doubts } = startsOf(rows, startOf, writtenStart);
    const [live, campaigns] = [createBits(count), new Uint16Array(count)];
    const ids: (string | undefined)[] = [];
    const identities = createIdentities(count);
    const left = { notCalls: 0, otherCampaigns: 0 };
    for (let row = 0; row < count; row += 1) {
      const value = rows[row] ?? NO_CELLS;
      const campaign = campaignOf(value);
      const isCall = isCallRow(get.type(value), row, doubts);
      const id = idOf(get.id(value), row, doubts);
      ids.push(id);
      campaigns[row] = campaign.index;
      if (isCall && campaign.doubt !== undefined) doubts.push({ row, problem: campaign.doubt });
      if (!isCall) left.notCalls += 1;
      else if (campaign.index === OTHER) left.otherCampaigns += 1;
      else setBit(live, row);
      identities.add({
        id: isCall ? id : undefined,
        corrects: isCall ? textOf(get.corrects(value)) : undefined,
        caller: needsRepeat && isCall ? callerOf(value, row, doubts) : undefined,
        campaign: campaign.hash,
        start: isCall ? (starts[row] ?? Number.NaN) : Number.NaN,
        window: campaign.index,
      });
    }
    const duringHours = needsHours ? duringHoursColumn(plan, { starts, campaigns, live }) : undefined;
    return {
      live,
      hours: duringHours === undefined ? null : knownRows(duringHours, count),
      ...left,
      doubts,
      campaigns,
      starts,
      ids,
      identities: identities.all(),
      recorded: readRecorded(rows),
      duringHours,
    };
  };
}

function isDerived(fact: "during_hours" | "repeat", plan: Plan, predicates: readonly Predicate[]): boolean {
  const isAsked = predicates.some((each) => each.kind === "flag" && each.name === fact);
  return isAsked && plan.underived?.has(fact) !== true;
}

const NO_CELLS: LogRow = [];

function startsOf(
  rows: readonly LogRow[],
  startOf: (row: LogRow) => ReturnType<typeof startTime>,
  writtenStart: (row: LogRow) => unknown,
): { readonly starts: Float64Array; readonly doubts: RowProblem[] } {
  const starts = new Float64Array(rows.length).fill(Number.NaN);
  const doubts: RowProblem[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    const value = rows[row] ?? NO_CELLS;
    const start = startOf(value);
    if (typeof start === "number") {
      starts[row] = start;
      continue;
    }
    const written = writtenStart(value);
    if (written !== undefined) doubts.push({ row, problem: doubtOfStart(written, start) });
  }
  return { starts, doubts };
}

/** Whether rows have a recording; null where none says whether it does. */
function createRecordedReader(cells: Cells, fields: RowFields): (rows: readonly LogRow[]) => Truths | null {
  const get = cells.getter(fields.recording);
  return (rows) => {
    const recorded = unknownTruths(rows.length);
    let isSaid = false;
    for (const [row, value] of rows.entries()) {
      const recording = get(value);
      if (recording === undefined) continue;
      isSaid = true;
      setTruth(recorded, row, recording !== null && recording !== "");
    }
    return isSaid ? recorded : null;
  };
}

/** Rows without a type are calls: only the Transactions API has others. */
function isCallType(type: unknown): boolean {
  return type === undefined || type === null || type === "" || type === "Call";
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Who called; what is no caller id is doubted, unless the log itself says whether they called before. */
function callerGetter(
  cells: Cells,
  fields: RowFields,
): (row: LogRow, index: number, doubts: RowProblem[]) => RowIdentity["caller"] {
  const get = cells.getter(fields.caller);
  const writtenFlag = writtenGetter(cells, fields.repeat);
  return (row, index, doubts) => {
    const written = get(row);
    const key = callerKey(written);
    const isDoubted = key === undefined && written !== undefined && writtenFlag(row) === undefined;
    if (isDoubted) doubts.push({ row: index, problem: doubtOfCaller(written) });
    return key === "unavailable" ? UNAVAILABLE : (key ?? UNKNOWN);
  };
}

function startGetter(cells: Cells, fields: RowFields): (row: LogRow) => ReturnType<typeof startTime> {
  const columns = fields.start.map((name) => ({ names: [name], get: cells.getter([name]) }));
  return (row) => {
    for (const { names, get } of columns) {
      const time = startTime(() => get(row), names);
      if (time !== undefined) return time;
    }
    return undefined;
  };
}

/** What a row has in the first of some columns that is not empty. */
function writtenGetter(cells: Cells, names: readonly string[]): (row: LogRow) => unknown {
  const getters = names.map((name) => cells.getter([name]));
  return (row) => getters.map((get) => get(row)).find((value) => value !== undefined && value !== null && value !== "");
}

/** The campaign of a row, and the hash of what tells it from others: which one of the plan it is, or else how the log names it. */
interface RowCampaign {
  readonly index: number;
  readonly hash: HashedText;
  /** What is wrong with its ids, if they contradict each other. */
  readonly doubt?: string;
}

/** What is wrong with ids of a campaign that no campaign has together. @param ids - in the order of their fields */
export function doubtOfCampaign(ids: readonly string[]): string {
  const names = transactionFields.campaignIds.map((name, place) => `${quote(name)} ${quote(ids[place] ?? "")}`);
  return `The row names its campaign by ${names.join(" and ")}, which no campaign has together: the row is left out as one of another campaign.`;
}

function createCampaignMatcher(plan: Plan, cells: Cells, fields: RowFields): (row: LogRow) => RowCampaign {
  const known = new Map<string, number>();
  for (const [index, { ids }] of plan.campaigns.entries()) {
    for (const [name, id] of Object.entries(ids)) known.set(`${name} ${id}`, index);
  }
  const takesAll = plan.campaigns.findIndex(({ ids }) => Object.keys(ids).length === 0);
  const fallback = takesAll < 0 ? OTHER : takesAll;
  const getters = fields.campaignIds.map((name) => cells.getter([name]));
  const ownId = (campaign = OTHER, place = 0): string | undefined =>
    plan.campaigns[campaign]?.ids[fields.campaignIds[place] ?? ""];
  const matched = new Map<string, RowCampaign>();
  const match = (ids: readonly string[]): RowCampaign => {
    const name = ids.map((id) => `${id}\n`).join("");
    const before = matched.get(name);
    if (before !== undefined) return before;
    // One campaign takes the rows of a log that names none.
    const isUnnamed = plan.campaigns.length === 1 && takesAll < 0 && ids.every((id) => id === "");
    const named = ids.map((id, place) => known.get(`${fields.campaignIds[place]} ${id}`));
    const index = isUnnamed ? 0 : named.find((found) => found !== undefined);
    const isOther = (id: string, place: number): boolean =>
      id !== "" && named[place] !== index && (named[place] ?? ownId(index, place)) !== undefined;
    const isContradicted = index !== undefined && ids.some(isOther);
    const found = {
      index: isContradicted ? OTHER : (index ?? fallback),
      hash: createHash(),
      ...(isContradicted && { doubt: doubtOfCampaign(ids) }),
    };
    hashText(index === undefined || isContradicted ? name : String(index), found.hash);
    matched.set(name, found);
    return found;
  };
  /** Rows of one campaign follow each other. */
  let last: { readonly ids: readonly unknown[]; readonly campaign: RowCampaign } | undefined;
  return (row) => {
    if (last === undefined || getters.some((get, place) => get(row) !== last?.ids[place])) {
      const ids = getters.map((get) => get(row));
      last = { ids, campaign: match(ids.map((id) => textOf(id) ?? "")) };
    }
    return last.campaign;
  };
}

/** `during_hours` by our reading of the hours, or by another. */
export function duringHoursColumn(
  plan: Plan,
  { starts, campaigns, live }: Pick<Batch, "starts" | "campaigns" | "live">,
  readings?: OtherReadings,
): FactColumn {
  const codes = new Uint8Array(starts.length);
  for (let row = 0; row < starts.length; row += 1) {
    const start = starts[row] ?? Number.NaN;
    const terms = plan.campaigns[campaigns[row] ?? OTHER]?.terms;
    if (!hasBit(live, row) || terms === undefined) continue;
    const isOpen = duringHoursAt(terms, Number.isNaN(start) ? undefined : start, readings);
    if (isOpen !== undefined) codes[row] = isOpen ? 1 : 2;
  }
  return flagColumn("during_hours", codes);
}

function knownRows({ codes }: FactColumn, rows: number): Bits {
  const known = createBits(rows);
  for (let row = 0; row < rows; row += 1) if (codes[row] !== 0) setBit(known, row);
  return known;
}
