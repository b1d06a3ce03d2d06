import { replace } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { LeftParenthesis, RightBracket, RightParenthesis } from "../reading/tokens.js";
import { ahead, at, type Cursor, type Group, report, take } from "../source/cursor.js";
import { add } from "../source/items.js";
import { between, previousEnd, rewrite, textAt } from "../source/spans.js";
import { withSpaceAfter } from "../source/spaces.js";
import type { Habit } from "./habit.js";
import { isMixed } from "./surroundings.js";

/** `(` and `)`, the language's own. */
export const parenthesis: Habit = {
  where: "anywhere",
  read(cursor) {
    if (at(cursor, LeftParenthesis)) return openGroup(cursor, undefined);
    return at(cursor, RightParenthesis) && closeGroup(cursor);
  },
};

/** `(repeat or landline]`: a square bracket that closes a parenthesis. */
export const strayBracket: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, RightBracket) || cursor.groups.length === 0) return false;
    const span = take({ ...cursor });
    report(cursor, span, say("grouping-bracket/stray"), replace(span, ")"));
    return closeGroup(cursor);
  },
};

/** Takes a parenthesis that opens a group; `call` where an operator stands in front of it as a function. */
export function openGroup(cursor: Cursor, call: Group["call"]): true {
  cursor.groups.push({ call });
  const span = take(cursor);
  add(cursor, "open", call === undefined ? span : between(call.span, span));
  return true;
}

function closeGroup(cursor: Cursor): true {
  const group = cursor.groups.pop();
  const span = take(cursor);
  if (group !== undefined) reportCall(cursor, group, span.end);
  add(cursor, "close", span);
  return true;
}

/** Groups that are open at the end. */
export function closeGroups(cursor: Cursor): void {
  for (const group of cursor.groups) reportCall(cursor, group, previousEnd(cursor));
}

/** Reports an operator that is written as a function, with the commas that were found in it. */
function reportCall(cursor: Cursor, { call }: Group, end: number): void {
  if (call === undefined) return;
  const { operator, span, commas } = call;
  const whole = { start: span.start, end };
  const gaps = commas.map((comma) => withSpaceAfter(cursor.source, comma));
  const starts = [withSpaceAfter(cursor.source, span).end, ...gaps.map((gap) => gap.end)];
  const stays = starts.map((start, index) => ({ start, end: gaps[index]?.start ?? end }));
  const parts = stays.flatMap((stay, index) => (index === 0 ? [stay] : [` ${operator} `, stay]));
  const said = say("function-call/operator", textAt(cursor, span), operator);
  const fix = rewrite(`Write \`${operator}\` between the terms`, whole, ...parts);
  // `or (mobile and repeat)`: it connects nothing, and something else does.
  const inside = cursor.items.slice(cursor.items.findLastIndex(({ type }) => type === "open"));
  const isOther = commas.length === 0 && inside.some(({ type }) => type === "and" || type === "or");
  // `AND(mobile or repeat, landline)`: the operator of the function binds more than the one in it.
  const isTorn = operator === "and" && isMixed(ahead(cursor, -1));
  const isOpen = isOther || isTorn || BLANK_TEST.test(textAt(cursor, whole));
  report(cursor, whole, said, ...(isOpen ? [] : [fix]));
}

/** `AND(custom_data[zip]="", mobile)`: spreadsheets ask so whether there is no value, of which `= ""` is never true. */
export const BLANK_TEST: RegExp = /[=>]\s*""/;
