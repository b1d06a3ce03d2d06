import { isRecord } from "@recond/parser";
import { isEmpty, textFact } from "./row-facts.js";

/** The custom data that one value of a row gives. */
export interface RowCustomData {
  /** By partner name; null for a field that is carried empty. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** Fields that have a value whose text is not documented: a Signal's boolean, a number, two values that differ. */
  readonly unclear: ReadonlySet<string>;
}

/**
 * Reads the custom data that stand in one value: a list of `{ name or partner_name, value }`, or an object `name → { value, source }`; or the
 * JSON text of either, as a cell has it. Fields without a value are left out of a list (documented), so what is not there has none.
 *
 * @returns undefined when the row does not carry it; "wrong" for anything else than these
 */
export function readCustomData(value: unknown): RowCustomData | undefined | "wrong" {
  if (value === undefined) return undefined;
  const found = typeof value === "string" && value !== "" ? parsed(value) : value;
  if (isEmpty(found)) return { texts: new Map(), unclear: new Set() };
  const entries = Array.isArray(found) ? entriesOfList(found) : entriesOfObject(found);
  if (entries === undefined) return "wrong";
  const texts = new Map<string, string | null>();
  const unclear = new Set<string>();
  for (const [name, given] of entries) {
    const text = textFact(given);
    if (text === undefined || (texts.has(name) && texts.get(name) !== text)) unclear.add(name);
    else texts.set(name, text);
  }
  for (const name of unclear) texts.delete(name);
  return { texts, unclear };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An own property: a field may be called `constructor` ([R13]). */
function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

type Entries = readonly (readonly [name: string, value: unknown])[];

function entriesOfList(list: readonly unknown[]): Entries | undefined {
  const entries: (readonly [string, unknown])[] = [];
  for (const item of list) {
    const name = isRecord(item) ? (own(item, "partner_name") ?? own(item, "name")) : undefined;
    if (!isRecord(item) || typeof name !== "string") return undefined;
    entries.push([name, own(item, "value") ?? null]);
  }
  return entries;
}

function entriesOfObject(found: unknown): Entries | undefined {
  if (!isRecord(found)) return undefined;
  return Object.entries(found).map(([name, given]) => [name, isRecord(given) ? (own(given, "value") ?? null) : given]);
}
