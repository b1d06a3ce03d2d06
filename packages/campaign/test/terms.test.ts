import { readFileSync } from "node:fs";
import { conditionPlaces, type Found, pathText, readJson, readTerms, type Terms } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { documentOf, termsOf } from "./support/campaigns.js";

const tree = { record_calls: true, call_recording_condition: "mobile", root: { node_type: "EndCall" } };

/** Value, path and origin of what was found, as plain data. */
function shown(found: Found | undefined): unknown {
  return found && [found.node.value, pathText(found.path), found.isOwn ? "own" : "present"];
}

function summary({ form, which, path, isComplete, settings }: Terms): unknown {
  return [form, which, pathText(path), isComplete, settings && pathText(settings.path)];
}

describe("the forms of a campaign", () => {
  it.each([
    ["a request body", { ivr_tree: tree }, [["request", null, "", false, "ivr_tree"]]],
    ["a request body without settings", { hours: {} }, [["request", null, "", false, undefined]]],
    ["an object with nothing that is known", { other: 1 }, [["request", null, "", false, undefined]]],
    ["an `ivr_tree` that is no object", { ivr_tree: "mobile" }, [["request", null, "", false, undefined]]],
    ["settings alone", { record_calls: true }, [["settings", null, "", true, ""]]],
    [
      "settings beside what only a campaign has",
      { record_calls: true, timezone: "UTC" },
      [["request", null, "", false, undefined]],
    ],
    [
      "a response",
      { id: 1, current_terms: { ivr_tree: tree }, future_terms: {} },
      [
        ["response", "current", "current_terms", true, "current_terms.ivr_tree"],
        ["response", "future", "future_terms", true, undefined],
      ],
    ],
    [
      "a response whose current terms are null",
      { current_terms: null, future_terms: { ivr_tree: tree } },
      [["response", "future", "future_terms", true, "future_terms.ivr_tree"]],
    ],
    ["a response without terms", { current_terms: null, future_terms: null }, []],
    [
      "a list of campaigns, and what is none",
      [{ ivr_tree: tree }, null, { current_terms: { ivr_tree: tree } }],
      [
        ["request", null, "[0]", false, "[0].ivr_tree"],
        ["response", "current", "[2].current_terms", true, "[2].current_terms.ivr_tree"],
      ],
    ],
    ["no campaign", "mobile", []],
  ])("%s", (_, document, expected) => {
    expect(readTerms(documentOf(document)).map(summary)).toEqual(expected);
  });

  it("settings beside the terms of a response, where they do not belong, are seen as well", () => {
    const document = documentOf({ ivr_tree: tree, current_terms: { ivr_tree: tree } });
    expect(readTerms(document).map(summary)).toEqual([
      ["request", null, "", false, "ivr_tree"],
      ["response", "current", "current_terms", true, "current_terms.ivr_tree"],
    ]);
  });

  it("a request body that sets all there is is complete when told so", () => {
    expect(termsOf({ ivr_tree: tree }, { complete: true }).isComplete).toBe(true);
  });
});

/** The time zone that a request body has from the present campaign. */
function zone(campaign: unknown, presentTerms?: "current"): unknown {
  const options = presentTerms === undefined ? {} : { presentTerms };
  return termsOf({ ivr_tree: {} }, { present: documentOf(campaign), ...options }).find("timezone")?.node.value;
}

describe("a request body and the present campaign", () => {
  const present = documentOf({
    custom_data_dictionary: { fields: [] },
    current_terms: { timezone: "UTC", ivr_tree: { record_calls: true, whisper_prompt_condition: "mobile" } },
    future_terms: { timezone: "Hawaii", ivr_tree: { record_calls: false } },
  });

  it("what the body names is its own, property by property; the rest stands in the terms that were asked for", () => {
    const terms = termsOf(
      { operating_24_7: true, ivr_tree: { record_calls: false } },
      { present, presentTerms: "current" },
    );
    expect(terms.isComplete).toBe(true);
    expect(shown(terms.find("operating_24_7"))).toEqual([true, "operating_24_7", "own"]);
    expect(shown(terms.find("timezone"))).toEqual(["UTC", "current_terms.timezone", "present"]);
    expect(shown(terms.findSetting("record_calls"))).toEqual([false, "ivr_tree.record_calls", "own"]);
    expect(shown(terms.findSetting("whisper_prompt_condition"))).toEqual([
      "mobile",
      "current_terms.ivr_tree.whisper_prompt_condition",
      "present",
    ]);
    expect(terms.find("hours")).toBeUndefined();
    expect(terms.findInCampaign("custom_data_dictionary")?.isOwn).toBe(false);
    expect(terms.conditions).toEqual([]);
  });

  it("a `null` is written, so it is the body's own", () => {
    expect(shown(termsOf({ timezone: null }, { present }).find("timezone"))).toEqual([null, "timezone", "own"]);
  });

  it("the staged terms count unless told, and where there is only one version, that one", () => {
    const live = { timezone: "UTC" };
    const staged = { timezone: "Hawaii" };
    expect(zone({ current_terms: live, future_terms: staged })).toBe("Hawaii");
    expect(zone({ current_terms: live, future_terms: null })).toBe("UTC");
    expect(zone({ current_terms: null, future_terms: staged }, "current")).toBe("Hawaii");
  });

  it("a request body does not make another one complete", () => {
    const terms = termsOf({ ivr_tree: {} }, { present: documentOf({ timezone: "UTC" }) });
    expect([terms.isComplete, terms.find("timezone")?.node.value]).toEqual([false, "UTC"]);
  });

  it("neither a response nor each of several campaigns has anything from it", () => {
    expect(termsOf({ current_terms: {} }, { present }).find("timezone")).toBeUndefined();
    expect(termsOf([{ ivr_tree: {} }], { present }).find("timezone")).toBeUndefined();
  });
});

/** Where the conditions of a version's `ivr_tree` stand in the example. */
function ofTerms(terms: string): readonly string[] {
  return [
    `recording ${terms}.ivr_tree.call_recording_condition`,
    `recording ${terms}.ivr_tree.whisper_prompt_condition`,
    `routing ${terms}.ivr_tree.root.children[0].condition`,
  ];
}

describe("the conditions of a campaign", () => {
  it("are those of the example, all in their places", () => {
    const read = readJson(readFileSync(new URL("../../../examples/campaign.json", import.meta.url), "utf8"));
    const places = "root" in read ? conditionPlaces(read.root) : [];
    expect(places.map(({ vocabulary, path }) => `${vocabulary} ${pathText(path)}`)).toEqual([
      ...ofTerms("current_terms"),
      "payout current_terms.advertiser_payin.policies[0].condition",
      "payout current_terms.advertiser_payin.policies[1].condition",
      "payout current_terms.affiliate_payout.policies[0].condition",
      ...ofTerms("future_terms"),
      "payout future_terms.advertiser_payin.policies[0].condition",
      "payout future_terms.advertiser_payin.policies[1].condition",
      "payout future_terms.affiliate_payout.policies[0].condition",
    ]);
  });

  it("stand in settings alone as well, and in no other node than `Condition`", () => {
    const root = { node_type: "Connect", condition: "", children: [] };
    const places = conditionPlaces(documentOf({ call_recording_condition: "", whisper_prompt_condition: null, root }));
    expect(places.map(({ path }) => pathText(path))).toEqual(["call_recording_condition"]);
  });
});
