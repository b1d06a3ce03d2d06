import { And } from "../reading/tokens.js";
import { peek, type Reading } from "./reading.js";
import { operatorIn } from "./words.js";

/**
 * Whether predicates that stand for one that was written need parentheses: an operator in front of them or behind them would otherwise
 * tear them apart.
 *
 * @param connector - what connects them
 */
export function needsGroup(reading: Reading, connector: "and" | "or"): boolean {
  const before = reading.items.at(-1)?.type;
  if (before === "not") return true;
  const next = peek(reading);
  const isAnd =
    next !== undefined &&
    (next.tokenType === And || operatorIn(next.image) === "and" || /^[&+\u2227]/.test(next.image));
  return connector === "or" && (before === "and" || isAnd);
}
