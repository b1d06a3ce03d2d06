import { canPress, keysAfter, keysBefore, longestPossible, readSteps, type Step } from "@recond/campaign";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { responseOf } from "../support/campaigns.js";
import { newRuns } from "../../../parser/test/runs.js";

/** A node of the tree as the API takes it. */
interface Node {
  readonly node_type: string;
  readonly keypress_failover_type?: string;
  readonly children?: readonly Node[];
}

const { tree } = fc.letrec<{ tree: Node; menu: Node; yesOrNo: Node; condition: Node; end: Node; some: Node }>(
  (tie) => ({
    tree: fc.oneof(tie("menu"), tie("condition"), tie("yesOrNo")),
    some: fc.oneof({ maxDepth: 4 }, tie("end"), tie("menu"), tie("condition"), tie("yesOrNo")),
    end: fc.constantFrom({ node_type: "EndCall" }, { node_type: "Connect", children: [{ node_type: "Failover" }] }),
    condition: fc.tuple(tie("some"), tie("some")).map((children) => ({ node_type: "Condition", children })),
    menu: withFailovers("Menu", fc.array(tie("some"), { minLength: 1, maxLength: 4 }), tie("some")),
    yesOrNo: withFailovers("YesOrNo", fc.array(tie("some"), { minLength: 2, maxLength: 2 }), tie("some")),
  }),
);

/** A step with children for its keys, and among them children for a wrong key and for none. */
function withFailovers(node_type: string, regular: fc.Arbitrary<Node[]>, some: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  const failover = (type: string): fc.Arbitrary<Node[]> =>
    fc.array(
      some.map((node) => ({ ...node, keypress_failover_type: type })),
      { maxLength: 1 },
    );
  return fc
    .tuple(regular, failover("Wrong"), failover("None"), fc.boolean())
    .map(([children, wrong, none, isLast]) => ({
      node_type,
      children: isLast ? [...children, ...wrong, ...none] : [...wrong, ...children, ...none],
    }));
}

/** Every way to every node, key by key: what the platform's documents say, walked to all ends. */
function walked(node: Node, keys: readonly string[], visit: (node: Node, keys: readonly string[]) => void): void {
  visit(node, keys);
  const isKeyed = node.node_type === "Menu" || node.node_type === "YesOrNo";
  let count = 0;
  for (const child of node.children ?? []) {
    let key = child.keypress_failover_type === "Wrong" ? "W" : "N";
    if (child.keypress_failover_type === undefined || !isKeyed) key = String((count += 1));
    walked(child, isKeyed ? [...keys, key] : keys, visit);
  }
}

function pathsOf(root: Node): ReadonlySet<string> {
  const found = new Set<string>();
  walked(root, [], (_, keys) => found.add(keys.join(" ")));
  return found;
}

function stepsOf(root: Node): Step {
  const step = readSteps(responseOf({ ivr_tree: { root } }));
  if (step === undefined) throw new Error("no tree");
  return step;
}

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "W", "N"];
const keyPaths = fc.array(fc.constantFrom("1", "1", "2", "2", "3", "4", "5", "W", "N"), { maxLength: 5 });

it("a path can be pressed exactly when a walk through the whole tree finds it", () => {
  fc.assert(
    fc.property(tree, keyPaths, (root, keys) => {
      const paths = pathsOf(root);
      const steps = stepsOf(root);
      expect(canPress(steps, keys)).toBe(paths.has(keys.join(" ")));
      expect([...paths].every((path) => canPress(steps, path === "" ? [] : path.split(" ")))).toBe(true);
    }),
    newRuns(125),
  );
});

it("the keys that can follow are those with which a longer path can be pressed", () => {
  fc.assert(
    fc.property(tree, keyPaths, (root, keys) => {
      const paths = pathsOf(root);
      const steps = stepsOf(root);
      const longest = longestPossible(steps, keys);
      expect(paths.has(longest.join(" "))).toBe(true);
      expect(longest).toEqual(keys.slice(0, longest.length));
      expect(paths.has(keys.slice(0, longest.length + 1).join(" "))).toBe(longest.length === keys.length);
      for (const path of [keys, longest]) {
        expect(keysAfter(steps, path)).toEqual(KEYS.filter((key) => paths.has([...path, key].join(" "))));
      }
    }),
    newRuns(125),
  );
});

it("a step is reached with the keys with which a walk comes to it", () => {
  fc.assert(
    fc.property(tree, (root) => {
      const steps = stepsOf(root);
      const inOrder: Step[] = [];
      const collect = (step: Step): void => {
        inOrder.push(step);
        for (const child of step.children) collect(child);
      };
      collect(steps);
      const expected: (readonly string[])[] = [];
      walked(root, [], (_, keys) => expected.push(keys));
      expect(inOrder.map((step) => keysBefore(steps, step))).toEqual(expected);
    }),
    newRuns(75),
  );
});
