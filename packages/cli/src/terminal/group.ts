/** A whole number with its thousands set apart. */
export function group(value: number): string {
  return value.toLocaleString("en-US");
}
