import {
  keysCarried,
  pathPressed,
  phoneFacts,
  pressedFact,
  repeatFact,
  type RowFields,
  textFact,
  transactionFields,
} from "@recond/campaign";
import { type CallContext, factName, type OtherReadings } from "@recond/evaluator";
import { fieldText, type Predicate, type Pressed, quote, type TextField } from "@recond/parser";
import { type Cells, quotedValue } from "./cells.js";
import { type ColumnReader, createColumnReader } from "./column-reader.js";
import { customDataGetter, UNCLEAR } from "./custom-data-getter.js";

/** Which column a predicate reads: mobile and landline are one phone type, and every `pressed[…]` asks for the same path. */
export function factKey(predicate: Predicate): string {
  switch (predicate.kind) {
    case "flag":
      return predicate.name === "mobile" || predicate.name === "landline" ? "phone" : predicate.name;
    case "pressed":
      return "pressed";
    case "comparison":
    case "presence":
      return fieldText(predicate.field);
    case "region":
    case "duration":
      return factName(predicate);
  }
}

/** The facts of a row as the platform writes it that stand in the row itself; `during_hours` and `repeat` need more than that. */
export function columnReaders(
  predicates: readonly Predicate[],
  cells: Cells,
  fields: RowFields,
): readonly ColumnReader[] {
  const readers = new Map<string, ColumnReader>();
  const keyPaths = predicates.filter((each) => each.kind === "pressed");
  for (const predicate of predicates) {
    const key = factKey(predicate);
    if (readers.has(key)) continue;
    const reader = readerOf(key, predicate, keyPaths, cells, fields);
    if (reader !== undefined) readers.set(key, reader);
  }
  return [...readers.values()];
}

function readerOf(
  key: string,
  predicate: Predicate,
  keyPaths: readonly Pressed[],
  cells: Cells,
  fields: RowFields,
): ColumnReader | undefined {
  if (key === "phone") return phoneReader(cells, fields);
  if (key === "repeat") {
    return createColumnReader(key, cells.getter(fields.repeat), repeatContext, (raw) =>
      isUnclearRepeat(raw) ? doubtOfRepeat(raw) : undefined,
    );
  }
  if (key === "pressed") return pressedReader(keyPaths, cells, fields);
  return predicate.kind === "comparison" || predicate.kind === "presence"
    ? textReader(key, predicate.field, cells, fields)
    : undefined;
}

/** A flag that nobody understands is unknown, and not worked out as an empty one is. */
function repeatContext(raw: unknown): CallContext {
  return isUnclearRepeat(raw) ? { unknown: ["repeat"] } : { repeat: repeatFact(raw) };
}

function isUnclearRepeat(raw: unknown): boolean {
  return raw !== undefined && raw !== null && raw !== "" && repeatFact(raw) === undefined;
}

/** What is wrong with a flag that says nothing. */
export function doubtOfRepeat(raw: unknown): string {
  return `The flag for callers who called before is ${quotedValue(raw)}, which is neither true nor false: \`repeat\` is taken as unknown.`;
}

/** The type of the phone, by our reading of an empty one or another. */
export function phoneReader(cells: Cells, fields: RowFields, readings?: OtherReadings): ColumnReader {
  return createColumnReader(
    "phone",
    cells.getter(fields.phone),
    (raw) => phoneFacts(raw, readings),
    (raw) => (raw !== undefined && phoneFacts(raw).mobile === undefined ? doubtOfPhone(raw) : undefined),
  );
}

/** What is wrong with a phone type that is none. */
export function doubtOfPhone(raw: unknown): string {
  return `The phone type ${quotedValue(raw)} is neither \`Mobile\` nor \`Landline\`: it is taken as unknown.`;
}

/**
 * The keys pressed.
 *
 * @param tellsEnd - whether it matters where a path ends: with as many keys as a row can hold it may have gone on
 */
export function pressedReader(
  keyPaths: readonly Pressed[],
  cells: Cells,
  fields: RowFields,
  tellsEnd = false,
): ColumnReader {
  const getters = [...fields.keys.map((name) => cells.getter([name])), cells.getter(fields.uniqueKeys)];
  // All keys of a row as one text: it stands for them in the dictionary.
  const raw = (row: object): string => {
    let text = "";
    for (const get of getters) text += `${keyText(get(row))}${END_OF_KEY}`;
    return text;
  };
  const contextOf = (text: unknown): CallContext => {
    const [keys, unique] = keysIn(text);
    const path = pathPressed(keys, unique);
    if (path === undefined || path === "wrong") return {};
    const carried = keysCarried(keys);
    const open = keyPaths.filter((each) => pressedFact(each.keys, path, carried) === undefined);
    const [taken = ""] = path;
    const longer = tellsEnd && taken.length === 2 * carried - 1 ? [`pressed[${taken} 1]`] : [];
    return { pressed: path, unknown: [...open.map(factName), ...longer] };
  };
  return createColumnReader("pressed", raw, contextOf, doubtOfKeys);
}

const END_OF_KEY = "\u0000";
const NOT_CARRIED = "\u0001";

function keyText(key: unknown): string {
  if (key === undefined) return NOT_CARRIED;
  if (key === null) return "";
  return typeof key === "string" || typeof key === "number" ? String(key) : "no key";
}

/** The keys, and behind them all of them as one text. */
function keysIn(text: unknown): readonly [keys: readonly (string | undefined)[], unique: string | undefined] {
  const keys = String(text).split(END_OF_KEY);
  const all = keys.slice(0, -1).map((key) => (key === NOT_CARRIED ? undefined : key));
  return [all.slice(0, KEYS), all[KEYS]];
}

/** As many as a row can hold. */
const KEYS = transactionFields.keys.length;

/** What is wrong with the keys of a row. */
export const DOUBT_OF_KEYS = "The pressed keys are no key path: they are taken as unknown.";

function doubtOfKeys(text: unknown): string | undefined {
  return pathPressed(...keysIn(text)) === "wrong" ? DOUBT_OF_KEYS : undefined;
}

function textReader(key: string, field: TextField, cells: Cells, fields: RowFields): ColumnReader {
  if (field.name === "custom_data") return customReader(key, field.key, cells, fields);
  const names = { affiliate_name: fields.affiliate, media_type: fields.media, promo_number_description: fields.promo };
  const contextOf = (raw: unknown): CallContext => ({ [field.name]: textFact(raw) });
  return createColumnReader(key, cells.getter(names[field.name]), contextOf, (raw) =>
    raw === undefined || textFact(raw) !== undefined ? undefined : doubtOfText(key, quotedValue(raw)),
  );
}

/** What is wrong with a value in the place of a text. @param value - as it is to be shown */
export function doubtOfText(field: string, value: string): string {
  return `${quote(field)} is ${value}, which is no text: it is taken as unknown.`;
}

/** What is wrong with custom data that have no text. */
export function doubtOfCustomData(key: string): string {
  return `${quote(key)} has a value whose text is not documented, such as a Signal's, or two values: it is taken as unknown.`;
}

function customReader(key: string, name: string, cells: Cells, fields: RowFields): ColumnReader {
  const raw = customDataGetter(name, cells, fields);
  const doubt = doubtOfCustomData(key);
  const contextOf = (value: unknown): CallContext => customContext(name, textFact(value));
  return createColumnReader(key, raw, contextOf, (value) => (value === UNCLEAR ? doubt : undefined));
}

/** Own properties only: a field may be called `__proto__` ([R13]). */
export function customContext(name: string, text: string | null | undefined): CallContext {
  return text === undefined ? {} : { custom_data: Object.fromEntries([[name, text]]) };
}
