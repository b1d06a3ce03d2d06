/** Numbers of a column that grows with the log, in a typed array. */
export interface Growing<Values> {
  readonly push: (value: number) => void;
  /** What was pushed; valid until the next push. */
  readonly values: () => Values;
}

/** An empty column of numbers of any kind. */
export function growingNumbers(): Growing<Float64Array> {
  return growing(
    new Float64Array(1024),
    (length) => new Float64Array(length),
    (held, length) => held.subarray(0, length),
  );
}

/** An empty column of whole numbers of 32 bits. */
export function growingIntegers(): Growing<Int32Array> {
  return growing(
    new Int32Array(1024),
    (length) => new Int32Array(length),
    (held, length) => held.subarray(0, length),
  );
}

function growing<Values extends Float64Array | Int32Array>(
  first: Values,
  create: (length: number) => Values,
  beginning: (held: Values, length: number) => Values,
): Growing<Values> {
  let held = first;
  let length = 0;
  return {
    push(value) {
      if (length === held.length) {
        const larger = create(held.length * 2);
        larger.set(held);
        held = larger;
      }
      held[length] = value;
      length += 1;
    },
    values: () => beginning(held, length),
  };
}
