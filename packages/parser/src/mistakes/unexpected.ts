import { describeCharacter, quote } from "../language/characters.js";
import { replace } from "../diagnostics/diagnostics.js";
import type { Span } from "../language/tree.js";
import { removalOf } from "./clean.js";
import { hasConnectors } from "./groups.js";
import { between, type Reading, textAt } from "./reading.js";

/** Half of a character: it cannot even be shown. */
export function reportHalf(reading: Reading, span: Span): void {
  const message = `Here stands ${describeCharacter(textAt(reading, span))}. It is left over from a text that was cut.`;
  reading.reporter.report("lone-surrogate", span, message, replace("Remove it", removalOf(reading.source, span), ""));
  pushJunk(reading, span, false);
}

/** Reports a part of the source that means nothing, and leaves it out. */
export function reportUnexpected(reading: Reading, span: Span, respelt: readonly Span[] = []): void {
  const text = quote(textAt(reading, span));
  const isMended = reading.reporter.report(
    "unexpected-text",
    span,
    `${text} is no part of a condition.`,
    ...((isScopeUnclear(reading) && /[:.,;\u2010-\u2015-]/.test(text)) || isPrecondition(reading, text)
      ? []
      : [{ ...replace("Remove it", removalOf(reading.source, span), ""), respelt }]),
  );
  pushJunk(reading, span, !isMended);
}

/** `not mobile if repeat`: what is denied may be both together. */
export function isPrecondition({ items }: Reading, text: string): boolean {
  return /\b(?:if|when|whenever|where)\b/i.test(text) && items.some(({ type }) => type === "not");
}

/** `not: mobile or repeat`: behind a \`not\` that stands apart nothing says how much of what follows it denies. */
export function isScopeUnclear(reading: Reading): boolean {
  return reading.items.at(-1)?.type === "not" && hasConnectors(reading);
}

/** Runs of junk are one item. */
function pushJunk(reading: Reading, span: Span, isKept: boolean): void {
  const last = reading.items.at(-1);
  if (last?.type !== "junk") return void reading.items.push({ type: "junk", span, isKept });
  reading.items[reading.items.length - 1] = {
    type: "junk",
    span: between(last.span, span),
    isKept: last.isKept || isKept,
  };
}
