/** Numbers of a column that grows with the log, without an object for each of them. */
export interface Growing {
  readonly push: (value: number) => void;
  /** What was pushed; valid until the next push. */
  readonly values: () => Float64Array;
  readonly length: () => number;
}

/** An empty column. */
export function createGrowing(): Growing {
  let held = new Float64Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === held.length) {
        const larger = new Float64Array(held.length * 2);
        larger.set(held);
        held = larger;
      }
      held[length] = value;
      length += 1;
    },
    values: () => held.subarray(0, length),
    length: () => length,
  };
}
