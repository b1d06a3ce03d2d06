import {
  keysCarried,
  pathPressed,
  phoneFacts,
  pressedFact,
  repeatFact,
  type RowFields,
  textFact,
} from "@recond/campaign";
import { type CallContext, factName, type OtherReadings } from "@recond/evaluator";
import { fieldText, type Predicate, type Pressed, type TextField } from "@recond/parser";
import type { LogRow } from "../logs/log-rows.js";
import type { Cells } from "./cells.js";
import { type ColumnReader, createColumnReader } from "./column-reader.js";
import { customDataGetter } from "./custom-data-getter.js";

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
  if (key === "repeat")
    return createColumnReader(key, cells.getter(fields.repeat), (raw) => ({ repeat: repeatFact(raw) }));
  if (key === "pressed") return pressedReader(keyPaths, cells, fields);
  return predicate.kind === "comparison" || predicate.kind === "presence"
    ? textReader(key, predicate.field, cells, fields)
    : undefined;
}

/** The type of the phone, by our reading of an empty one or another. */
export function phoneReader(cells: Cells, fields: RowFields, readings?: OtherReadings): ColumnReader {
  const doubt = (raw: unknown): string | undefined =>
    raw !== undefined && phoneFacts(raw).mobile === undefined
      ? `The phone type ${shown(raw)} is neither \`Mobile\` nor \`Landline\`: it is taken as unknown.`
      : undefined;
  return createColumnReader("phone", cells.getter(fields.phone), (raw) => phoneFacts(raw, readings), doubt);
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
  const getters = fields.keys.map((name) => cells.getter([name]));
  const keysOf = new Map<string, readonly unknown[]>();
  // All keys of a row as one text: it stands for them in the dictionary.
  const raw = (row: LogRow): string => {
    let text = "";
    for (const get of getters) {
      const key = get(row);
      text += key === undefined ? "\u0001\u0000" : `${key === null ? "" : String(key)}\u0000`;
    }
    if (!keysOf.has(text))
      keysOf.set(
        text,
        getters.map((get) => get(row)),
      );
    return text;
  };
  const pathOf = (text: unknown): ReturnType<typeof pathPressed> => pathPressed(keysOf.get(String(text)) ?? []);
  const contextOf = (text: unknown): CallContext => {
    const path = pathOf(text);
    if (path === undefined || path === "wrong") return {};
    const carried = keysCarried(keysOf.get(String(text)) ?? []);
    const open = keyPaths.filter(({ keys }) => pressedFact(keys, path, carried) === undefined);
    const [taken = ""] = path;
    const longer = tellsEnd && taken.length === 2 * carried - 1 ? [`pressed[${taken} 1]`] : [];
    return { pressed: path, unknown: [...open.map(factName), ...longer] };
  };
  const doubt = (text: unknown): string | undefined =>
    pathOf(text) === "wrong" ? "The pressed keys are no key path: they are taken as unknown." : undefined;
  return createColumnReader("pressed", raw, contextOf, doubt);
}

function textReader(key: string, field: TextField, cells: Cells, fields: RowFields): ColumnReader {
  if (field.name === "custom_data") return customReader(key, field.key, cells, fields);
  const names = { affiliate_name: fields.affiliate, media_type: fields.media, promo_number_description: fields.promo };
  return createColumnReader(key, cells.getter(names[field.name]), (raw) => ({ [field.name]: textFact(raw) }));
}

function customReader(key: string, name: string, cells: Cells, fields: RowFields): ColumnReader {
  const raw = customDataGetter(name, cells, fields);
  return createColumnReader(key, raw, (value) => customContext(name, textFact(value)));
}

/** Own properties only: a field may be called `__proto__` ([R13]). */
export function customContext(name: string, text: string | null | undefined): CallContext {
  return text === undefined ? {} : { custom_data: Object.fromEntries([[name, text]]) };
}

function shown(raw: unknown): string {
  return `\`${String(raw)}\``;
}
