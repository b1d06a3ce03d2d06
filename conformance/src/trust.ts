/** The value as data of the shape that the file formats of the README promise. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function trust<Value>(value: unknown): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where data become types
  return value as Value;
}
