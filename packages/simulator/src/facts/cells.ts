import { quote } from "@recond/parser";

/** How the values of a row are reached: a row is an object, or cells in the order of columns. */
export interface Cells {
  /**
   * A way to a row's value of a field.
   *
   * @param names - what the field may be called; the first that the row carries counts
   * @returns what stands there; undefined where the row does not carry it
   */
  readonly getter: (names: readonly string[]) => (row: object) => unknown;
  /** Whether rows have a column of that name; undefined where each row has names of its own. */
  readonly has: (name: string) => boolean | undefined;
}

/** The values of rows. @param columns - null for rows that are objects, of which only own properties count */
export function cellsOf(columns: readonly string[] | null): Cells {
  return columns === null ? OBJECTS : inOrder(columns);
}

const OBJECTS: Cells = {
  getter: (names) => {
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0) return (row) => own(row, only);
    return (row) => {
      for (const name of names) {
        const value = own(row, name);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  },
  has: () => undefined,
};

/** A property of an object; only own ones count. */
export function own(object: object, name: string): unknown {
  return hasOwn(object, name) ? object[name] : undefined;
}

function hasOwn(object: object, name: string): object is Readonly<Record<string, unknown>> {
  return Object.hasOwn(object, name);
}

function inOrder(columns: readonly string[]): Cells {
  return {
    getter: (names) => {
      const index = names.map((name) => columns.indexOf(name)).find((place) => place >= 0);
      return index === undefined ? () => undefined : (row): unknown => (Array.isArray(row) ? row[index] : undefined);
    },
    has: (name) => columns.includes(name),
  };
}

/** A value as a message quotes it. */
export function quotedValue(value: unknown): string {
  return quote(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
}
