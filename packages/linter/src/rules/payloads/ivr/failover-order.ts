import { property, type Step } from "@recond/campaign";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";
import { stepKinds } from "./helpers/step-kinds.js";

export const failoverOrder: RuleFile<"payload"> = {
  id: "failover-order",
  title: "Failover children of a menu that stand in the wrong place, or twice",
  severity: "warning",
  why: "The children of a `Menu` are those for the keys, in order, and behind them, if it has any, one for a wrong key and one for none (documented). With one of these between the keys, or two for the same, it is not documented which child a call gets to: the keys may count differently than they look.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall", "keypress_failover_type": "Wrong" }, { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall", "keypress_failover_type": "Wrong" }] } } }`,
  *check(payload) {
    for (const { type = "", children } of ownSteps(payload)) {
      if (stepKinds.get(type)?.hasKeyFailovers !== true) continue;
      yield* outOfOrder(children);
      yield* repeated(children, payload);
    }
  },
};

/** The failovers before the last child that has a key. */
function* outOfOrder(children: readonly Step[]): Iterable<FoundInPayload> {
  const lastKey = children.findLastIndex(({ failover }) => failover === undefined);
  for (const child of children.slice(0, Math.max(0, lastKey))) {
    if (child.failover !== "Wrong" && child.failover !== "None") continue;
    const key = child.failover === "Wrong" ? "a wrong key" : "no key";
    yield at(child, `The child for ${key} stands before a child that has a key. Put it behind all of them.`);
  }
}

function* repeated(children: readonly Step[], { lineOf }: PayloadSubject): Iterable<FoundInPayload> {
  for (const failover of ["Wrong", "None"] as const) {
    const [first, ...others] = children.filter((child) => child.failover === failover);
    if (first === undefined) continue;
    const what = failover === "Wrong" ? "a child for a wrong key" : "a child for no key";
    const message = `There is ${what} already, in line ${lineOf(first.node)}. Leave one of them out.`;
    for (const child of others) yield at(child, message);
  }
}

function at({ node, path }: Step, message: string): FoundInPayload {
  const name = "keypress_failover_type";
  return foundAt({ node: property(node, name) ?? node, path: [...path, name] }, message);
}
