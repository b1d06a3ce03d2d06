import { type And, and, type Condition, type Fix, pressed, type Pressed, quote } from "@recond/parser";
import { type ConditionSubject, placeOf, quotedPart } from "../../../rule/condition-subject.js";
import { replaceNodes } from "../../../rule/replace-nodes.js";
import { rewriteFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import { enumerated } from "@recond/documents";
import { placeAcross } from "../../../edits/drop-operand.js";
import { withoutPairs } from "./helpers/negations.js";

/** A tree has few levels: a longer row is something else than one path taken apart. */
const MOST_PATHS = 5;

/** Each is compared with each. */
const MOST_OPERANDS = 20;

export const separateKeyPaths: RuleFile<"condition"> = {
  id: "separate-key-paths",
  title: "Keys pressed one after the other as separate key paths",
  severity: "warning",
  why: "`pressed[2]` is met by a path that starts with `2` ([R9], a reading). A caller who presses 1 and then 2 in the menu behind it takes the path `1 2`: that starts with `1`, but not with `2`. A sub-menu's key is written with the keys before it, `pressed[1 2]` (documented). Since a call may be led through several trees of menus, the analyzer does not call such a condition never true. Paths with the letter of a question are left alone: there, each question has its own.",
  bad: "pressed[1] and pressed[2]",
  good: "pressed[1 2]",
  fixable: "suggested",
  *check(subject) {
    for (const { node } of subject.nodes) {
      if (node.kind !== "and") continue;
      const paths = separatePaths(node);
      const conflict = paths.length > 0 ? paths : separateGroups(node);
      if (conflict.length === 0) continue;
      const meant = joinedPath(paths);
      const parts = enumerated(
        conflict.map((part) => quotedPart(subject, part)),
        "and",
      );
      yield {
        span: placeAcross(subject, conflict) ?? placeOf(node),
        message:
          meant === undefined
            ? `${parts} are never met by one path: after a key, a path goes on with one other. Write one of them, or join them with \`or\`.`
            : `${parts} are separate paths. For keys pressed one after the other, write ${quote(`pressed[${meant.keys.join(" ")}]`)}.`,
        fixes: meant === undefined ? [] : joinFixes(subject, node, paths, meant),
      };
    }
  },
};

/** The paths one after the other; undefined where that is no path, as they begin alike. */
function joinedPath(paths: readonly Pressed[]): Pressed | undefined {
  const beginnings = new Set(paths.map(({ keys }) => keys[0]));
  if (paths.length === 0 || beginnings.size < paths.length) return undefined;
  return pressed(...paths.flatMap(({ keys }) => keys));
}

/** The first two operands that are paths, or an `or` of paths, of which no path of one goes on as one of the other. */
function separateGroups({ operands }: And): readonly Condition[] {
  const groups = operands.flatMap((operand) => {
    const paths = pathsOf(withoutPairs(operand));
    return paths === undefined ? [] : [{ operand, paths }];
  });
  if (groups.length > MOST_OPERANDS) return [];
  for (const [index, { operand, paths }] of groups.entries()) {
    const other = groups
      .slice(index + 1)
      .find((each) => !each.paths.some((path) => paths.some((one) => goWith(one, path))));
    if (other !== undefined) return [operand, other.operand];
  }
  return [];
}

/** The paths of which a part asks one. */
function pathsOf(node: Condition): readonly Pressed[] | undefined {
  const paths = (node.kind === "or" ? node.operands : [node]).map(withoutPairs).filter(isMenuPath);
  const count = node.kind === "or" ? node.operands.length : 1;
  return paths.length === count && count <= MOST_OPERANDS ? paths : undefined;
}

/** Whether one of two paths is the beginning of the other. */
function goWith(one: Pressed, other: Pressed): boolean {
  const length = Math.min(one.keys.length, other.keys.length);
  return one.keys.slice(0, length).every((key, index) => key === other.keys[index]);
}

/** Paths of which none is the beginning of another, if there are two or more. */
function separatePaths({ operands }: And): readonly Pressed[] {
  const paths = operands.map(withoutPairs).filter(isMenuPath);
  if (paths.length < 2 || paths.length > MOST_OPERANDS) return [];
  const ends = paths.filter((path, index) => !paths.some((other, at) => isCovered(path, other, at < index)));
  return ends.length < 2 || ends.length > MOST_PATHS ? [] : ends;
}

/** Whether it starts at a menu, rather than at a question. */
function isMenuPath(node: Condition): node is Pressed {
  return node.kind === "pressed" && !/^[a-z]/.test(node.keys[0] ?? "");
}

/** Whether another path says it all: a longer one, or the same before it. */
function isCovered(path: Pressed, other: Pressed, isBefore: boolean): boolean {
  const { length } = path.keys;
  if (other.keys.length < length || (other.keys.length === length && !isBefore)) return false;
  return path !== other && path.keys.every((key, index) => key === other.keys[index]);
}

/** One path in the place of the first of them. None where it would go on after a wrong key or none. */
function joinFixes(subject: ConditionSubject, node: And, paths: readonly Pressed[], meant: Pressed): readonly Fix[] {
  const { condition } = subject;
  if (condition === null || meant.keys.slice(0, -1).some((key) => key === "W" || key === "N")) return [];
  const [first, ...others] = paths;
  const gone = new Set<Condition>(others);
  const kept = node.operands.filter((each) => !gone.has(withoutPairs(each)));
  const operands = kept.map((each) => (withoutPairs(each) === first ? meant : each));
  const joined = replaceNodes(condition, new Map([[node, and(...operands)]]));
  if (joined === undefined) return [];
  const fix = rewriteFix(subject, `Write ${quote(`pressed[${meant.keys.join(" ")}]`)}`, joined);
  return [{ ...fix, safe: false }];
}
