import { type Cursor, peek } from "../source/cursor.js";
import { expectsOperand } from "../source/items.js";
import { closeGroups, parenthesis, strayBracket } from "./groups.js";
import { backDirective, frontDirective } from "./directives.js";
import { fillers } from "./fillers.js";
import { choosingFunction, fieldFunction } from "./functions.js";
import type { Habit } from "./habit.js";
import { keyword, misspeltOperator, notWord, oddOperator, operatorSign, operatorWord } from "./operators.js";
import { punctuation } from "./punctuation.js";
import { squareBrackets } from "./square-brackets.js";
import { swappedLength, swappedText } from "./swapped.js";
import { knownTerm, member, misspeltTerm, reportTerm } from "./terms.js";
import { customField, quotedTerm, strayText, unknownWords } from "./unknown.js";
import { unreadable } from "./unreadable.js";

/** All habits, in the order in which they are looked for: the first that stands at the cursor is what is meant there. */
const HABITS: readonly Habit[] = [
  frontDirective,
  backDirective,
  keyword,
  choosingFunction,
  parenthesis,
  strayBracket,
  squareBrackets,
  operatorSign,
  punctuation,
  quotedTerm,
  swappedText,
  strayText,
  notWord,
  operatorWord,
  misspeltOperator,
  fieldFunction,
  member,
  knownTerm,
  fillers,
  reportTerm,
  misspeltTerm,
  customField,
  unknownWords,
  swappedLength,
  oddOperator,
  unreadable,
];

/** Reads a source into operators, parentheses and operands: what is not spelt as the language wants it is reported, with what it means. */
export function readItems(cursor: Cursor): void {
  while (peek(cursor) !== undefined) {
    const place = expectsOperand(cursor) ? "operand" : "operator";
    const start = cursor.position;
    const habit = HABITS.find(
      ({ where, read }) => (where === "anywhere" || where === place) && read(cursor, readItems),
    );
    // Every habit moves on; this keeps a mistake in one of them from becoming a hang.
    if (habit === undefined || cursor.position === start) cursor.position += 1;
  }
  closeGroups(cursor);
}
