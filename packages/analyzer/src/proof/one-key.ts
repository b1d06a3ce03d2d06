import type { CallContext } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";
import { joinOperands } from "../shorten/parts.js";

/**
 * Whether a call presses two keys of one menu. No document says that a caller cannot, so such a call counts; but one that does not is the
 * better example.
 */
export function pressesTwice({ pressed = [] }: CallContext): boolean {
  return pairsOf(pressed).length > 0;
}

/** The condition, for calls that press no two keys of one menu; undefined where there are too many to say so. */
export function withOneKeyEach(condition: Condition): Condition | undefined {
  const pressed = new Map(
    predicatesOf(condition).flatMap((each) => (each.kind === "pressed" ? [[each.keys.join(" "), each] as const] : [])),
  );
  if (pressed.size > MOST_PATHS) return undefined;
  const pairs = pairsOf([...pressed.keys()]).map((paths): Condition => {
    const operands = paths.flatMap((path) => pressed.get(path) ?? []);
    return { kind: "not", operand: { kind: "and", operands } };
  });
  return joinOperands("and", [condition, ...pairs]);
}

/** Each with each are some thousand pairs. */
const MOST_PATHS = 60;

function pairsOf(paths: readonly string[]): readonly (readonly [string, string])[] {
  return paths.flatMap((path, index) =>
    paths
      .slice(index + 1)
      .filter((other) => areOfOneMenu(path, other))
      .map((other) => [path, other] as const),
  );
}

/** Which question a letter names is not documented, so nobody knows of two paths with one. */
function areOfOneMenu(a: string, b: string): boolean {
  return !/[a-z]/.test(a + b) && !`${a} `.startsWith(`${b} `) && !`${b} `.startsWith(`${a} `);
}
