import { readSteps } from "@recond/campaign";
import { expect, it } from "vitest";
import { documentOf, responseOf, termsOf } from "./support/campaigns.js";

it("the tree with types, failovers and conditions, and where they stand", () => {
  const root = readSteps(
    responseOf({
      ivr_tree: {
        root: {
          node_type: "Menu",
          children: [
            {
              node_type: "Condition",
              condition: "mobile",
              children: [{ node_type: "Connect", condition: "", children: [] }],
            },
            { node_type: "EndCall", keypress_failover_type: "Wrong" },
            { node_type: "EndCall", keypress_failover_type: "None" },
            { node_type: "EndCall", keypress_failover_type: "wrong" },
            { node_type: "EndCall", keypress_failover_type: "" },
            { node_type: 1, keypress_failover_type: null },
            null,
          ],
        },
      },
    }),
  );
  expect(root?.type).toBe("Menu");
  expect(root?.children.map(({ type }) => type)).toEqual([
    "Condition",
    "EndCall",
    "EndCall",
    "EndCall",
    "EndCall",
    undefined,
    undefined,
  ]);
  expect(root?.children.map(({ failover }) => failover)).toEqual([
    undefined,
    "Wrong",
    "None",
    "unclear",
    undefined,
    undefined,
    undefined,
  ]);
  const condition = root?.children[0];
  expect(condition?.condition?.node.value).toBe("mobile");
  expect(condition?.condition?.path).toEqual(["current_terms", "ivr_tree", "root", "children", 0, "condition"]);
  expect(condition?.children[0]).not.toHaveProperty("condition");
});

it("a request body without a tree has that of the present campaign, whose places are not its own", () => {
  const present = documentOf({ current_terms: { ivr_tree: { root: { node_type: "Menu", children: [{}] } } } });
  const terms = termsOf({ ivr_tree: { record_calls: true } }, { present });
  expect(readSteps(terms)).toMatchObject({ type: "Menu", isOwn: false, children: [{ isOwn: false }] });
});

it.each([[{}], [{ ivr_tree: {} }], [{ ivr_tree: { root: null } }], [{ ivr_tree: { root: [] } }]])(
  "no tree in %j",
  (current) => {
    expect(readSteps(responseOf(current))).toBeUndefined();
  },
);
