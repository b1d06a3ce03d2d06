import { comparison, type Condition, customData, flag, presence, pressed, textField } from "@recond/parser";
import * as fc from "fast-check";

/** A row of a log. */
export type Row = Readonly<Record<string, unknown>>;

/** A field that may be carried, carried empty, or not. */
function carried(...values: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(undefined, "", null, ...values);
}

const KEYS = ["1", "2", "W", "a", 1];
const NAMES = ["product", "zip", "constructor", "__proto__", "first name", "city"];

const texts = fc.constantFrom("Chair", "chair", " ", "12", "");
const entry = fc.record({ name: fc.constantFrom(...NAMES), value: fc.oneof(texts, fc.constantFrom(true, null, 12)) });
const listed = fc.oneof(
  fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 4 }),
  fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 4 }).map((list) => JSON.stringify(list)),
  fc
    .uniqueArray(entry, { selector: ({ name }) => name, maxLength: 4 })
    .map((list) => Object.fromEntries(list.map(({ name, value }) => [name, { value, source: "Api" }]))),
);
const columns = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(texts, fc.constantFrom(null, 1)));

/** Rows as either API gives them. */
export const rows = fc
  .record({
    phone: carried("Mobile", "Landline", "Tablet", 7),
    repeat: carried("Yes", "no", "TRUE", "0", 1, false, "perhaps"),
    keys: fc.tuple(carried(...KEYS), carried(...KEYS), carried(...KEYS), carried(...KEYS)),
    media: carried("Radio", "radio", 3),
    listed: fc.option(listed, { nil: undefined }),
    columns,
  })
  .map(({ keys, columns: flat, ...fields }) => ({ ...fields, keys, flat }));

/** What a row is made of. */
export type RowFacts = Parameters<Parameters<typeof rows.map>[0]>[0];

/** The row. @param phoneName - what its kind calls the phone type */
export function rowOf({ phone, repeat, keys, media, listed: custom, flat }: RowFacts, phoneName: string): Row {
  const named = {
    [phoneName]: phone,
    repeat_calling_phone_number: repeat,
    ...Object.fromEntries(keys.map((key, index) => [`keypress_${index + 1}`, key])),
    media_type: media,
    custom_data: custom,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...Object.entries(flat), ...given]);
}

/** Predicates about what rows can say. */
export const predicates: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(flag("mobile"), flag("landline"), flag("repeat")),
  fc.array(fc.constantFrom("1", "2", "W", "a"), { minLength: 1, maxLength: 6 }).map((keys) => pressed(...keys)),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom("=", "!=", "contains"), texts)
    .map(([name, operator, text]) => comparison(customData(name), operator, text)),
  fc.constantFrom(...NAMES).map((name) => presence(customData(name))),
  texts.map((text) => comparison(textField("media_type"), "=", text)),
);
