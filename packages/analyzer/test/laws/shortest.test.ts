import { simplify } from "@recond/analyzer";
import { compile } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, or } from "@recond/parser";
import { it } from "vitest";
import { smallConditions } from "../arbitraries/adversarial.js";
import { leavesOf } from "../oracle/calls.js";
import { assert, checkLaw, type Survey } from "./support.js";

const OPPOSITES = { "<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "=" } as const;

/** A predicate in all its spellings, negated ones too. */
function spellings(leaf: Condition): readonly Condition[] {
  if (leaf.kind === "duration" && leaf.operator !== "=") return [leaf, { ...leaf, operator: OPPOSITES[leaf.operator] }];
  if (leaf.kind !== "comparison" || leaf.operator === "contains") return [leaf, not(leaf)];
  return [
    { ...leaf, operator: "=" },
    { ...leaf, operator: "!=" },
  ];
}

/** The shortest condition of each meaning and root, made by joining all that are smaller, whatever comes of it. */
function shortestOfAll(
  leaves: readonly Condition[],
  truthsOf: (condition: Condition) => string,
  wanted: string,
): Condition {
  const sizes: Map<string, Condition>[] = [new Map<string, Condition>()];
  const reached = new Set<string>();
  for (let size = 1; ; size += 1) {
    const found = new Map<string, Condition>();
    const add = (condition: Condition): void => {
      const truths = truthsOf(condition);
      if (reached.has(truths)) return;
      const key = `${condition.kind === "and" || condition.kind === "or" ? condition.kind : "other"} ${truths}`;
      const known = found.get(key);
      if (known === undefined || format(condition).length < format(known).length) found.set(key, condition);
    };
    if (size === 1) for (const leaf of leaves.flatMap(spellings)) add(leaf);
    for (let left = 1; left < size; left += 1) {
      for (const a of sizes[left]?.values() ?? []) {
        for (const b of sizes[size - left]?.values() ?? []) {
          add(and(a, b));
          add(or(a, b));
        }
      }
    }
    for (const condition of found.values()) if (condition.kind !== "not") add(not(condition));
    for (const condition of found.values()) reached.add(truthsOf(condition));
    sizes.push(found);
    const candidates = [...found.values()].filter((condition) => truthsOf(condition) === wanted);
    const shortest = candidates.toSorted((a, b) => format(a).length - format(b).length)[0];
    if (shortest !== undefined) return shortest;
  }
}

function checkShortest({ condition, calls }: Survey): void {
  const meaning = simplify(condition);
  if (!("is" in meaning) || meaning.is !== "condition") return;
  const truths = new Map<Condition, string>();
  const truthsOf = (part: Condition): string => {
    const known = truths.get(part);
    if (known !== undefined) return known;
    const compiled = compile(part);
    const computed = calls.map((call) => (compiled(call) === true ? "1" : "0")).join("");
    truths.set(part, computed);
    return computed;
  };
  const leaves = [...new Map(leavesOf(condition).map((leaf) => [format(leaf), leaf])).values()];
  const shortest = shortestOfAll(leaves, truthsOf, truthsOf(condition));
  const [found, best] = [meaning.condition, shortest];
  assert(leavesOf(found).length === leavesOf(best).length, "fewer predicates are enough", condition, found, best);
  if (format(best).length > format(condition).length) return;
  assert(format(found).length === format(best).length, "a shorter text is enough", condition, found, best);
}

it("over few predicates nothing is shorter than what simplify finds", { timeout: 0 }, () => {
  checkLaw(100, checkShortest, { conditions: smallConditions, most: 64 });
});
