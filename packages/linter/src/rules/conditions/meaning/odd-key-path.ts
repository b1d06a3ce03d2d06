import { placeOf, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";

/** What is reported in the place of a key, and what it stands for. */
const WITHOUT_KEY: ReadonlyMap<string, string> = new Map([
  ["W", "a wrong key"],
  ["N", "no key"],
]);

export const oddKeyPath: RuleFile<"condition"> = {
  id: "odd-key-path",
  title: "A key path that goes on after `W` or `N`",
  severity: "info",
  why: "`W` stands for a wrong key and `N` for no key (documented). The call then goes to the menu's child for that case, and most of these connect or end it. Keys follow only where that child leads to another menu: check that the tree has one.",
  bad: "pressed[W 1]",
  good: "pressed[1 W]",
  *check(subject) {
    for (const { node } of subject.nodes) {
      if (node.kind !== "pressed") continue;
      const key = node.keys.slice(0, -1).find((each) => WITHOUT_KEY.has(each));
      if (key === undefined) continue;
      yield {
        span: placeOf(node),
        message: `${quotedPart(subject, node)} goes on after \`${key}\` (${WITHOUT_KEY.get(key) ?? ""}). Only a call that is led to another menu then can meet it.`,
      };
    }
  },
};
