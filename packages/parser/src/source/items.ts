import type { Span } from "../language/tree.js";
import type { Cursor, Item } from "./cursor.js";
import { between } from "./spans.js";

/** Adds an operator, a parenthesis or an operand to the items. */
export function add(cursor: Cursor, type: Exclude<Item["type"], "unreadable">, span: Span): void {
  cursor.items.push({ type, span });
}

/** Adds a predicate, or its opposite. */
export function addOperand(cursor: Cursor, span: Span, isNegated = false): void {
  if (isNegated) add(cursor, "not", span);
  add(cursor, "operand", span);
}

/** Runs of what is unreadable are one item. */
export function addUnreadable({ items }: Cursor, span: Span, isKept: boolean): void {
  const last = items.at(-1);
  if (last?.type !== "unreadable") items.push({ type: "unreadable", span, isKept });
  else items[items.length - 1] = { ...last, span: between(last.span, span), isKept: last.isKept || isKept };
}

/** The last item that was read; at most one that is unreadable stands at the end, because runs of them are one item. */
export function lastItem({ items }: Cursor): Item | undefined {
  const last = items.at(-1);
  return last?.type === "unreadable" ? items.at(-2) : last;
}

/** Whether an operand has to come next, rather than an operator. */
export function expectsOperand(cursor: Cursor): boolean {
  const last = lastItem(cursor);
  return last === undefined || !(last.type === "operand" || last.type === "close");
}
