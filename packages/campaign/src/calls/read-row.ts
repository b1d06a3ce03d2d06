import type { CallContext, OtherReadings } from "@recond/evaluator";
import { quote } from "@recond/parser";
import { isMissing, type Row, shown, valueOf } from "./row.js";
import { readCustomData, type RowCustomData } from "./row-custom-data.js";
import { columnText, keysCarried, pathPressed, phoneFacts, pressedFact, repeatFact, textFact } from "./row-facts.js";
import { documentedNames } from "./row-fields.js";

/** Some facts of a row. */
export interface FoundFacts {
  readonly facts: CallContext;
  /** Facts that would look given. */
  readonly unknown?: readonly string[];
  /** A sentence for each value that cannot be read. */
  readonly problems?: readonly string[];
}

/** What conditions ask of a call. */
export interface Asked {
  /** Custom-data fields. */
  readonly fields: ReadonlySet<string>;
  readonly paths: readonly (readonly string[])[];
}

/** The flag for callers who called before. */
export function repeatOf(row: Row): FoundFacts {
  const names = row.fields.repeat;
  const value = valueOf(row, names);
  const repeat = repeatFact(value);
  if (repeat !== undefined) return { facts: { repeat } };
  return { facts: {}, problems: isMissing(value) ? [] : [`${shown(row, names)}, which is neither true nor false.`] };
}

/** The type of the phone. */
export function phoneOf(row: Row, readings: OtherReadings | undefined): FoundFacts {
  const names = row.fields.phone;
  const value = valueOf(row, names);
  const { mobile, landline } = phoneFacts(value, readings);
  if (mobile !== undefined) return { facts: { mobile, landline } };
  const problems = value === undefined ? [] : [`${shown(row, names)}, which is no documented phone type.`];
  return { facts: {}, problems };
}

/** The key path. What the row cannot tell of the paths asked for is unknown. */
export function pressedOf(row: Row, asked: Asked | undefined): FoundFacts {
  const keys = row.fields.keys.map(row.get);
  const pressed = pathPressed(keys, valueOf(row, row.fields.uniqueKeys));
  if (pressed === undefined) return { facts: {} };
  if (pressed === "wrong") {
    const listed = [...row.fields.keys, ...row.fields.uniqueKeys]
      .filter((name) => !isMissing(row.get(name)))
      .map((name) => shown(row, [name]));
    return { facts: {}, problems: [`${listed.join(", ")}: these are no keys pressed one after the other.`] };
  }
  if (asked === undefined) return { facts: { pressed }, unknown: ["pressed"] };
  const untold = asked.paths.filter((path) => pressedFact(path, pressed, keysCarried(keys)) === undefined);
  return { facts: { pressed }, unknown: untold.map((path) => `pressed[${path.join(" ")}]`) };
}

const TEXTS = { affiliate_name: "affiliate", media_type: "media", promo_number_description: "promo" } as const;

/** The text facts but for custom data. */
export function textsOf(row: Row): FoundFacts {
  const facts: Record<string, string | null> = {};
  const problems: string[] = [];
  for (const [fact, field] of Object.entries(TEXTS)) {
    const value = valueOf(row, row.fields[field]);
    const text = textFact(value);
    if (text !== undefined) facts[fact] = text;
    else if (value !== undefined) problems.push(`${shown(row, row.fields[field])}, which is no text.`);
  }
  return { facts, problems };
}

/** Custom data. In a row that carries them as one value, what is not there has no value; a column that a row does not have is unknown. */
export function customDataOf(row: Row, asked: Asked | undefined): FoundFacts {
  const given = readCustomData(valueOf(row, row.fields.customData));
  const listed = given === "wrong" ? undefined : given;
  const documented = documentedNames(row.fields);
  const columns = row.names
    .filter((name) => !documented.has(name))
    .map((name) => [name, columnText(row.get(name))] as const);
  const texts = new Map(columns);
  if (listed !== undefined) addListed(texts, listed);
  const facts = { custom_data: Object.fromEntries(texts) };
  const problems = given === "wrong" ? ["`custom_data` is no list of fields with their names and values."] : [];
  if (asked === undefined && listed === undefined) return { facts, unknown: ["custom_data"], problems };
  const isUntold = (name: string): boolean => (texts.has(name) ? texts.get(name) === undefined : listed === undefined);
  const untold = [...(asked?.fields ?? texts.keys())].filter(isUntold);
  return {
    facts,
    unknown: untold.map((name) => `custom_data[${name}]`),
    problems: [...problems, ...untold.filter((name) => texts.has(name)).map(noText)],
  };
}

/** What stands in a column as well and differs is unknown. */
function addListed(texts: Map<string, string | null | undefined>, { texts: listed, unclear }: RowCustomData): void {
  for (const [name, text] of listed) {
    const inColumn = texts.get(name);
    if (text !== null) texts.set(name, isMissing(inColumn) || inColumn === text ? text : undefined);
    else if (!texts.has(name)) texts.set(name, null);
  }
  for (const name of unclear) texts.set(name, undefined);
}

function noText(name: string): string {
  return `${quote(`custom_data[${name}]`)} has a value whose text is not documented, such as a Signal's, or two values: it is unknown.`;
}
