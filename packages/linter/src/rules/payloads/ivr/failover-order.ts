import { positionsIn } from "@recond/parser";
import { property, spanOf, type Step } from "@recond/campaign";
import type { FoundInPayload } from "../../../rule/finding.js";
import type { PayloadRule } from "../../../rule/rule.js";
import { ownTrees } from "../helpers/ivr/own-trees.js";
import { stepKinds } from "./helpers/step-kinds.js";
import { stepsIn } from "../helpers/ivr/steps-in.js";

export const failoverOrder: PayloadRule = {
  id: "failover-order",
  title: "Failover children of a menu that stand in the wrong place, or twice",
  severity: "warning",
  why: "The children of a `Menu` are those for the keys, in order, and behind them, if it has any, one for a wrong key and one for none (documented). With one of these between the keys, or two for the same, it is not documented which child a call gets to: the keys may count differently than they look.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall", "keypress_failover_type": "Wrong" }, { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall", "keypress_failover_type": "Wrong" }] } } }`,
  fixable: false,
  about: "payload",
  *check(payload) {
    const lineOf = positionsIn(payload.text);
    for (const { type = "", children } of ownTrees(payload).flatMap(stepsIn)) {
      if (stepKinds.get(type)?.hasKeyFailovers !== true) continue;
      yield* outOfOrder(children);
      yield* repeated(children, (offset) => lineOf(offset).line);
    }
  },
};

/** The failovers before the last child that has a key. */
function* outOfOrder(children: readonly Step[]): Iterable<FoundInPayload> {
  const lastKey = children.findLastIndex(({ failover }) => failover === undefined);
  for (const child of children.slice(0, Math.max(0, lastKey))) {
    if (child.failover !== "Wrong" && child.failover !== "None") continue;
    yield at(child, `${nameOf(child.failover)} stands before a child that has a key. Put it behind all of them.`);
  }
}

function* repeated(children: readonly Step[], lineOf: (offset: number) => number): Iterable<FoundInPayload> {
  for (const failover of ["Wrong", "None"] as const) {
    const [first, ...others] = children.filter((child) => child.failover === failover);
    for (const child of first === undefined ? [] : others) {
      const line = lineOf(first?.node.offset ?? 0);
      yield at(
        child,
        `There is ${failover === "Wrong" ? "a child for a wrong key" : "a child for no key"} already, in line ${line}. Leave one of them out.`,
      );
    }
  }
}

function nameOf(failover: "Wrong" | "None"): string {
  return failover === "Wrong" ? "The child for a wrong key" : "The child for no key";
}

function at({ node, path }: Step, message: string): FoundInPayload {
  const written = property(node, "keypress_failover_type") ?? node;
  return { span: spanOf(written), path: [...path, "keypress_failover_type"], message };
}
