import { type Cursor, imageAt, wordAt } from "../source/cursor.js";

/** Operators with two letters swapped, or one too many. */
export const MISSPELT_OPERATORS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ...["adn", "nad", "annd", "andd", "aand", "anf", "amd", "an"].map((word) => [word, "and"] as const),
  ...["ro", "orr", "oor"].map((word) => [word, "or"] as const),
  ...["nto", "nott", "nnot", "noot", "ont"].map((word) => [word, "not"] as const),
]);

/** Words between two terms that other languages, or people, use for an operator. */
export const OPERATOR_WORDS: ReadonlyMap<string, "and" | "or" | "and not"> = new Map([
  ..."plus,but,also,with,while,e,und,y,et,aber,mais,pero,andalso,only if,only when"
    .split(",")
    .map((word) => [word, "and"] as const),
  ..."oder,ou,o,else,otherwise,orelse".split(",").map((word) => [word, "or"] as const),
  ..."unless,except,excluding,without,minus,nor,other than,apart from,except for,except from,except if,except when,ohne,au\u00dfer,noch,ni,sans,sauf,salvo,sin,excepto,menos,senza,tranne,sem,exceto,behalve"
    .split(",")
    .map((word) => [word, "and not"] as const),
]);

/** Such a word that was found: in how many tokens. */
export interface FoundOperator {
  readonly operator: "and" | "or" | "and not";
  readonly tokens: number;
}

/** Such a word at the cursor, or two that are one. */
export function operatorPhraseAt(cursor: Cursor): FoundOperator | undefined {
  const two = OPERATOR_WORDS.get(`${wordAt(cursor)} ${wordAt(cursor, 1)}`);
  const operator = two ?? OPERATOR_WORDS.get(wordAt(cursor));
  return operator === undefined ? undefined : { operator, tokens: two === undefined ? 1 : 2 };
}

/** Words of other languages that are no more than `and` and `or`. */
export const TRANSLATIONS: ReadonlySet<string> = new Set(["und", "y", "e", "et", "oder", "ou", "o"]);

/** Words in front of a term that mean `not`. */
const NOT_WORDS: ReadonlySet<string> = new Set(
  "isn't isnt aren't wasn't hasn't haven't doesn't doesnt didn't didnt don't dont no non never without neither weder ni unless except excluding nicht kein keine ohne au\u00dfer pas sans sauf sin senza sem não niet geen nie".split(
    " ",
  ),
);

/** How many of the next words mean `not`: `isn't`, `did not`. */
export function notWordsAt(cursor: Cursor): number {
  if (/^(?:did|does|do)$/.test(wordAt(cursor)) && operatorIn(imageAt(cursor, 1)) === "not") return 2;
  return NOT_WORDS.has(wordAt(cursor)) ? 1 : 0;
}

/** Signs for an operator. */
export const OPERATOR_SIGNS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"],
  ["\u2227", "and"],
  ["\u2228", "or"],
  ["\u00ac", "not"],
  ["~", "not"],
]);

/** The operator that a word is, in whichever letter case. */
export function operatorIn(image: string): "and" | "or" | "not" | undefined {
  const lower = image.toLowerCase();
  return lower === "and" || lower === "or" || lower === "not" ? lower : undefined;
}

/** Whether `and` or `or` stands at the cursor, or so many tokens behind it, in whichever letter case. */
export function isConnector(cursor: Cursor, count = 0): boolean {
  const operator = operatorIn(imageAt(cursor, count));
  return operator === "and" || operator === "or";
}

/** The operator that connects two terms, by whichever word or sign. */
export function connectorIn(image: string): "and" | "or" | undefined {
  const lower = image.toLowerCase();
  const operator = operatorIn(image) ?? OPERATOR_WORDS.get(lower) ?? MISSPELT_OPERATORS.get(lower);
  if (operator === "or" || /^(?:\|\|?|\u2228|\/)$/.test(image)) return "or";
  return operator === "and" || operator === "and not" || /^(?:&&?|\u2227)$/.test(image) ? "and" : undefined;
}
