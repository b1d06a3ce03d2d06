/** A whole number with its thousands set apart. (The first `toLocaleString` of a process takes longer than all else that a short run does.) */
export function group(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Names in a row: some of them, and how many more there are. */
export function firstOf(names: readonly string[], most: number): string {
  const more = names.length > most ? `, and ${group(names.length - most)} more` : "";
  return `${names.slice(0, most).join(", ")}${more}`;
}

/**
 * A number of things, with the word for one or for several.
 *
 * @param several - an `s` is added to the word for one unless given
 */
export function counted(count: number, one: string, several: string = `${one}s`): string {
  return `${group(count)} ${count === 1 ? one : several}`;
}
