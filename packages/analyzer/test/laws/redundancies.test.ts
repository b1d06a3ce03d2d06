import { isUndecided, redundancies, type Redundancy } from "@recond/analyzer";
import { compile } from "@recond/evaluator";
import { and, childrenOf, type Condition, not, or } from "@recond/parser";
import { expect, it } from "vitest";
import { assert, checkLaw, survey, type Survey } from "./support.js";

/** The condition without some operands; nodes are told apart by identity. */
function without(node: Condition, dropped: ReadonlySet<Condition>): Condition {
  if (node.kind === "not") return not(without(node.operand, dropped));
  if (node.kind !== "and" && node.kind !== "or") return node;
  const operands = node.operands.filter((operand) => !dropped.has(operand)).map((operand) => without(operand, dropped));
  return (node.kind === "and" ? and : or)(...operands);
}

/** Nodes of one tree each at one place, so that identity tells places apart. */
function copied(node: Condition): Condition {
  if (node.kind === "not") return { kind: "not", operand: copied(node.operand) };
  if (node.kind === "and" || node.kind === "or") return { kind: node.kind, operands: node.operands.map(copied) };
  return { ...node };
}

function isSame({ calls, truths }: Survey, other: Condition): boolean {
  const compiled = compile(other);
  return calls.every((call, index) => compiled(call) === truths[index]);
}

function operandsIn(node: Condition): readonly Condition[] {
  const own = node.kind === "and" || node.kind === "or" ? node.operands : [];
  return [...own, ...childrenOf(node).flatMap(operandsIn)];
}

function checkNothingMore(surveyed: Survey, rest: Condition): void {
  const tree = copied(rest);
  for (const operand of operandsIn(tree)) {
    assert(!isSame(surveyed, without(tree, new Set([operand]))), "can be dropped", surveyed.condition, rest, operand);
  }
}

function holdsAlways(condition: Condition): boolean {
  return survey(condition, Infinity)?.truths.includes(false) === false;
}

/** A single reason is one: what is known of it settles the operand, one way or the other. */
function checkReason(condition: Condition, { node, by, why }: Redundancy): void {
  if (by === undefined) return;
  const claims =
    why === "repeated"
      ? [or(and(node, by), and(not(node), not(by)))]
      : [or(not(by), node), or(not(node), by), or(node, by), not(and(node, by))];
  assert(claims.some(holdsAlways), "no reason", condition, node, by);
}

it("what is redundant can be dropped, all of it at once, and nothing more", { timeout: 0 }, () => {
  const reasons = new Map<string, number>();
  checkLaw(1000, ({ condition: generated, calls, truths }) => {
    const condition = copied(generated);
    const surveyed = { condition, calls, truths };
    const found = redundancies(condition);
    if (isUndecided(found)) throw new Error("Undecided");
    for (const { why } of found) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    if (found.some(({ node }) => node === condition)) {
      assert(found.length === 1 && !(truths.includes(true) && truths.includes(false)), "the whole", condition);
      assert(found[0]?.why === (truths.includes(true) ? "always-true" : "always-false"), "the whole", condition);
      return;
    }
    assert(truths.includes(true) && truths.includes(false), "the whole is missing", condition);
    for (const redundancy of found) checkReason(condition, redundancy);
    const rest = without(condition, new Set(found.map(({ node }) => node)));
    assert(isSame(surveyed, rest), "changes the meaning", condition, rest);
    checkNothingMore(surveyed, rest);
  });
  expect([...reasons.keys()].toSorted()).toEqual(["always-false", "always-true", "implied", "repeated"]);
});
