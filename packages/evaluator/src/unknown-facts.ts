import { customData, InvalidConditionError } from "@recond/parser";
import { type FactKey, isFactKey } from "./call-context.js";
import { readKeyPath } from "./key-path.js";

/** What the `unknown` list of a call context takes away. */
export interface UnknownFacts {
  /** Whole facts. */
  readonly facts: ReadonlySet<FactKey>;
  /** Custom-data fields, by partner name. */
  readonly customData: ReadonlySet<string>;
  /** Key paths: unknown are these, their beginnings and longer ones, unless taken. */
  readonly paths: readonly string[];
}

/** One entry of the list, read. */
export type UnknownEntry =
  | { readonly is: "fact"; readonly key: FactKey }
  | { readonly is: "field"; readonly name: string }
  | { readonly is: "path"; readonly path: string };

/**
 * Reads one entry of an `unknown` list.
 *
 * @param entry - `repeat`, `custom_data[zip]` or `pressed[a 1]`
 * @returns undefined when the entry names no fact
 */
export function readUnknownEntry(entry: unknown): UnknownEntry | undefined {
  if (typeof entry !== "string") return undefined;
  if (isFactKey(entry)) return { is: "fact", key: entry };
  const open = entry.indexOf("[");
  if (open < 0 || !entry.endsWith("]")) return undefined;
  const inside = entry.slice(open + 1, -1);
  const name = entry.slice(0, open);
  if (name === "pressed") {
    const path = readKeyPath(inside);
    return path === undefined ? undefined : { is: "path", path };
  }
  return name === "custom_data" ? readField(inside.trim()) : undefined;
}

/** The builder knows which names can stand in brackets ([R7]). */
function readField(name: string): UnknownEntry | undefined {
  try {
    customData(name);
    return { is: "field", name };
  } catch (error) {
    if (error instanceof InvalidConditionError) return undefined;
    throw error;
  }
}

/**
 * Reads an `unknown` list; what cannot be read takes nothing away.
 *
 * @param list - the value of the call context's `unknown`, of any type
 */
export function readUnknownFacts(list: unknown): UnknownFacts {
  const facts = new Set<FactKey>();
  const fields = new Set<string>();
  const paths: string[] = [];
  for (const entry of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    const read = readUnknownEntry(entry);
    if (read?.is === "fact") facts.add(read.key);
    else if (read?.is === "field") fields.add(read.name);
    else if (read?.is === "path") paths.push(read.path);
  }
  return { facts, customData: fields, paths };
}
