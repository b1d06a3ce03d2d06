import { type Condition, InvalidConditionError, checkCondition } from "@recond/parser";
import type { ComparedSide, Guarantee } from "./proof/violation.js";
import { prove, type ProveOptions } from "./prove.js";
import { isUndecided } from "./search/answers.js";
import { join, opposite, type Part } from "./shorten/parts.js";
import { simplify } from "./simplify.js";

/**
 * The condition that records as a broken guarantee wants it, and otherwise as before: less for `never` and `only`, more for `always`. It is
 * proven to keep the guarantee.
 *
 * @param side - settings that break it
 * @returns simplified; null for the empty condition; undefined where no condition does: nothing may be recorded, or nothing is
 * whatever the condition, or it could not be proven
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function keeping(
  side: ComparedSide,
  guarantee: Guarantee,
  options: ProveOptions = {},
): Condition | null | undefined {
  if (side.isNone) return undefined;
  const changed = changedFor(side.condition, guarantee);
  if (changed === false || !isWritable(changed)) return undefined;
  const whole = changed === true ? null : changed;
  const simple = simplify(whole, options);
  if (isUndecided(simple) || simple.is === "never") return undefined;
  const shorter = simple.is === "always" ? null : simple.condition;
  // What is shorter under our readings may not mean the same under others.
  return [shorter, whole].find(
    (condition) => prove({ condition, isNone: false }, guarantee, options).verdict === "proven",
  );
}

function changedFor(condition: Condition | null, guarantee: Guarantee): Part {
  const [own, promised] = [condition ?? true, guarantee.condition ?? true];
  switch (guarantee.kind) {
    case "never":
      return join("and", [own, typeof promised === "boolean" ? false : opposite(promised)]);
    case "always":
      return join("or", [own, promised]);
    case "only":
      return join("and", [own, promised]);
  }
}

/** Two conditions that can be written may be too much in one. */
function isWritable(part: Part): boolean {
  if (typeof part === "boolean") return true;
  try {
    checkCondition(part);
    return true;
  } catch (error) {
    if (error instanceof InvalidConditionError) return false;
    throw error;
  }
}
