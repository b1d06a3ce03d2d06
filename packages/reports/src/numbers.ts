/** A number with its thousands set apart. */
export function group(value: number): string {
  return value.toLocaleString("en-US");
}

/**
 * A number of things, with the word for one or for several.
 *
 * @param several - an `s` is added to the word for one unless given
 */
export function counted(count: number, one: string, several: string = `${one}s`): string {
  return `${group(count)} ${count === 1 ? one : several}`;
}
