/**
 * Words in a row, as a sentence lists them.
 *
 * @param words - in the order in which they are reported
 * @param joint - what stands before the last one
 */
export function enumerated(words: readonly string[], joint: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
}

/**
 * The article of a word at the beginning of a sentence.
 *
 * @param word - such as a `node_type`
 */
export function articleOf(word: string): "A" | "An" {
  return /^[aeiou]/i.test(word) ? "An" : "A";
}
