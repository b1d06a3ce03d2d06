import { canPress, keysAfter, longestPossible, readSteps, type Step, type Terms } from "@recond/campaign";
import { type Condition, predicatesOf, type Pressed, quote } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { listed } from "@recond/documents";

export const unreachableKeys: RuleFile<"payload"> = {
  id: "unreachable-keys",
  title: "Keys that no call through this IVR tree can press",
  severity: "warning",
  why: "`pressed[…]` is true when the keys that the caller pressed begin with these, from the first menu on. Which keys there are, the campaign's own tree says: a menu has the keys 1 to 9 for its children in order, `W` and `N` for its children for a wrong key and for none (documented). A path that the tree cannot produce never holds; the condition was probably written for an earlier tree, or counts from another menu. Where the tree asks a question, any keys are possible, and so is a path with a letter, since the documents do not say which letter names which question.",
  bad: `{ "ivr_tree": { "record_calls": true, "call_recording_condition": "pressed[4]",
  "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "record_calls": true, "call_recording_condition": "pressed[2]",
  "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  *check({ conditions, inPayload }) {
    const roots = new Map<Terms, Step | undefined>();
    for (const place of conditions) {
      const { condition, terms } = place;
      if (condition === undefined) continue;
      if (!roots.has(terms)) roots.set(terms, readSteps(terms));
      const root = roots.get(terms);
      if (root === undefined) continue;
      for (const node of impossibleIn(condition, root)) {
        yield inPayload(place, { span: placeOf(node), message: messageOf(node, root) });
      }
    }
  },
};

function impossibleIn(condition: Condition, root: Step): readonly Pressed[] {
  return predicatesOf(condition)
    .filter((each) => each.kind === "pressed")
    .filter(({ keys }) => !canPress(root, keys));
}

function messageOf({ keys }: Pressed, root: Step): string {
  const possible = longestPossible(root, keys);
  const written = quote(`pressed[${keys.join(" ")}]`);
  const next = keysAfter(root, possible);
  const where =
    possible.length === 0 ? "At the beginning of this campaign's tree" : `Behind \`pressed[${possible.join(" ")}]\``;
  if (next.length === 0) return `${written} never holds. ${where} no key is asked for.`;
  const wrong = quote(keys[possible.length] ?? "");
  const noun = next.length === 1 ? "key is" : "keys are";
  return `${written} never holds: there is no key ${wrong}. ${where} the ${noun} ${listed(next, "and")}.`;
}
