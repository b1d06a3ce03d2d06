import { type And, and, type Condition, type Fix, pressed, type Pressed, quote } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../condition-subject.js";
import { replaceNode } from "../../edits/replace-node.js";
import { rewriteFix } from "../../edits/rewrite.js";
import type { ConditionRule } from "../../rule.js";
import { enumerated } from "../words.js";
import { withoutPairs } from "./helpers/negations.js";
import { quotedPart } from "./helpers/quoted-part.js";

/** A tree has few levels: a longer row is something else than one path taken apart. */
const MOST_PATHS = 5;

/** Each is compared with each. */
const MOST_OPERANDS = 20;

export const separateKeyPaths: ConditionRule = {
  id: "separate-key-paths",
  title: "Keys pressed one after the other as separate key paths",
  severity: "warning",
  why: "`pressed[2]` is met by a path that starts with `2` ([R9], a reading). A caller who presses 1 and then 2 in the menu behind it takes the path `1 2`: that starts with `1`, but not with `2`. A sub-menu's key is written with the keys before it, `pressed[1 2]` (documented). Since a call may be led through several trees of menus, the analyzer does not call such a condition never true. Paths with the letter of a question are left alone: there, each question has its own.",
  bad: "pressed[1] and pressed[2]",
  good: "pressed[1 2]",
  fixable: "suggested",
  about: "condition",
  *check(subject) {
    for (const { node } of subject.nodes) {
      const paths = node.kind === "and" ? separatePaths(node) : [];
      const [first] = paths;
      if (node.kind !== "and" || first === undefined) continue;
      const meant = pressed(...paths.flatMap(({ keys }) => keys));
      const written = enumerated(
        paths.map((path) => quotedPart(subject, path)),
        "and",
      );
      yield {
        span: { start: placeOf(first).start, end: placeOf(paths.at(-1) ?? first).end },
        message: `${written} are separate paths. For keys pressed one after the other, write ${quote(`pressed[${meant.keys.join(" ")}]`)}.`,
        fixes: joinFixes(subject, node, paths, meant),
      };
    }
  },
};

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
  const joined = replaceNode(condition, node, and(...operands));
  if (joined === undefined) return [];
  const fix = rewriteFix(subject, `Write ${quote(`pressed[${meant.keys.join(" ")}]`)}`, joined);
  return [{ ...fix, safe: false }];
}
