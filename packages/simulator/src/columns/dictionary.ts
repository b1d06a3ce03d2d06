/** Values of a column, each of which is told once: whatever is worked out of a value is worked out once for all rows that have it. */
export interface Dictionary<Value> {
  /** The code of what stands in a row, the index of its value. */
  readonly codeOf: (raw: unknown) => number;
  readonly values: readonly Value[];
}

/** Beyond so many values a column is no list of words: then it begins anew with the next batch, so that memory does not grow. */
const MOST_VALUES = 1 << 16;

/** Whether a dictionary has become too large to go on with. */
export function isFull({ values }: Dictionary<unknown>): boolean {
  return values.length > MOST_VALUES;
}

/**
 * An empty dictionary.
 *
 * @param valueOf - makes the value of what stands in a row: a text, a number, a boolean, null, or undefined for what is not there
 */
export function createDictionary<Value>(valueOf: (raw: unknown) => Value): Dictionary<Value> {
  const codes = new Map<unknown, number>();
  const values: Value[] = [];
  return {
    codeOf(raw) {
      const known = codes.get(raw);
      if (known !== undefined) return known;
      const own = typeof raw === "string" ? ownText(raw) : raw;
      const code = values.length;
      values.push(valueOf(own));
      codes.set(own, code);
      return code;
    },
    values,
  };
}

/** A text cut out of a larger one keeps all of that in memory; a copy does not. */
function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
