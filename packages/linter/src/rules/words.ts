/** The article of a word at the beginning of a sentence. */
export function articleOf(word: string): "A" | "An" {
  return /^[aeiou]/i.test(word) ? "An" : "A";
}
