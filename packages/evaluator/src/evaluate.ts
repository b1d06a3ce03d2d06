import { childrenOf, type Condition } from "@recond/parser";
import type { CallContext } from "./call-context.js";
import { compile } from "./compile.js";
import type { EvaluationOptions } from "./other-readings.js";
import type { Truth } from "./truth.js";

/** What was compiled of trees that were evaluated, by their root. */
const compiled = new WeakMap<Condition, (call: CallContext) => Truth>();

/**
 * What a condition is for a call, in Kleene's three-valued logic (section 6).
 *
 * Trees are data that nobody changes. What is prepared for the first call serves all later ones, so the tree is frozen with it: to change
 * it afterwards is an error where it is tried, and never an answer about the tree as it was.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, is true
 * @param call - the facts of the call; what is missing or of the wrong type is unknown
 * @returns `true`, `false`, or `undefined` for unknown
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included
 */
export function evaluate(condition: Condition | null, call: CallContext, options?: EvaluationOptions): Truth {
  if (options?.readings !== undefined) return compile(condition, options)(call);
  const decides = condition === null ? compile(condition) : (compiled.get(condition) ?? prepare(condition));
  return decides(call);
}

function prepare(condition: Condition): (call: CallContext) => Truth {
  const decides = compile(condition);
  freeze(condition);
  compiled.set(condition, decides);
  return decides;
}

/** Freezes a checked tree: its nodes, with their lists and fields. */
function freeze(node: Condition): void {
  Object.freeze(node);
  if ("field" in node) Object.freeze(node.field);
  if ("keys" in node) Object.freeze(node.keys);
  if ("operands" in node) Object.freeze(node.operands);
  for (const child of childrenOf(node)) freeze(child);
}
