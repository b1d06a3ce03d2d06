/** Words in a row, as a sentence lists them. */
export function enumerated(words: readonly string[], joint: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
}

/** The article of a word at the beginning of a sentence. */
export function articleOf(word: string): "A" | "An" {
  return /^[aeiou]/i.test(word) ? "An" : "A";
}
