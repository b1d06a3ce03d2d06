import { nearest } from "../language/suggest.js";

/** Keys that lie beside each other: a finger that slips hits one of them. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function areNeighbours(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  const [rowA, rowB] = [ROWS.findIndex((row) => row.includes(a)), ROWS.findIndex((row) => row.includes(b))];
  if (rowA === -1 || rowB === -1 || Math.abs(rowA - rowB) > 1) return false;
  const [columnA = 0, columnB = 0] = [ROWS[rowA]?.indexOf(a), ROWS[rowB]?.indexOf(b)];
  return Math.abs(columnA - columnB) <= 1;
}

const VOWELS = "aeiouy";

/** Letters that are taken for each other: by the finger, by the ear, or by the eye. */
function areMistaken(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  return areNeighbours(a, b) || (VOWELS.includes(a) && VOWELS.includes(b)) || /^(?:[il1|]{2}|o0|0o)$/.test(a + b);
}

/**
 * The word that a misspelt one stands for, if it can hardly be another: one with a slip that fingers make, and the same first letter.
 * `reject` is no misspelt `repeat`, and `unlandline` no misspelt `landline`.
 */
export function misspelt(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  return near !== undefined && isSlip(plain(word), near, word.length > 7 ? 2 : 1) ? near : undefined;
}

/** A word without capitals and accents. */
function plain(word: string): string {
  return word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** Whether one word comes out of another by so many slips. */
function isSlip(word: string, right: string, slips: number): boolean {
  if (word === right) return true;
  let same = 0;
  while (same < right.length && word[same] === right[same]) same += 1;
  const ways = slips === 0 ? [] : waysOn(word, right, same);
  return ways.some(([rest, rightRest]) => isSlip(word.slice(same + rest), right.slice(same + rightRest), slips - 1));
}

function areSwapped(pair: string, right: string): boolean {
  return pair.length === 2 && pair === `${right.charAt(1)}${right.charAt(0)}`;
}

/** A letter beside the one that was wanted, or one of the word's others. */
function mayHaveSlippedIn(wrong: string, wanted: string, right: string): boolean {
  return areNeighbours(wrong, wanted) || right.includes(wrong);
}

/** How many letters of each word one slip makes up for: two swapped, one doubled or slipped in, one left out, one taken for another. */
function waysOn(word: string, right: string, same: number): readonly (readonly [rest: number, rightRest: number])[] {
  const [wrong = "", next = ""] = word.slice(same, same + 2);
  const [wanted = "", after = ""] = right.slice(same, same + 2);
  const ways: (readonly [number, number])[] = [];
  if (areSwapped(wrong + next, wanted + after)) ways.push([2, 2]);
  if (wrong !== "" && wrong === word[same - 1]) ways.push([1, 0]);
  // The first letter of a word is hardly ever the wrong one, nor is one of them missing there.
  if (same === 0 || wanted === "") return ways;
  if (next === wanted && mayHaveSlippedIn(wrong, wanted, right)) ways.push([1, 0]);
  if (areMistaken(wrong, wanted)) ways.push([1, 1]);
  return [...ways, [0, 1]];
}
