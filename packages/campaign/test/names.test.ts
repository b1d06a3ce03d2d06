import { callActivityTracking, customDataNames, regionNames } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { documentOf, responseOf, termsOf } from "./support/campaigns.js";

describe("the names of regions", () => {
  it("are those of the list, which may be empty", () => {
    expect(regionNames(responseOf({ named_regions: [{ name: "West" }, { name: "East" }] }))).toEqual(["West", "East"]);
    expect(regionNames(responseOf({ named_regions: [] }))).toEqual([]);
  });

  it("are unknown without a list, and with a region that has no name", () => {
    expect(
      [{}, { named_regions: null }, { named_regions: [{ name: "West" }, {}] }].map((terms) =>
        regionNames(responseOf(terms)),
      ),
    ).toEqual([undefined, undefined, undefined]);
  });
});

describe("tracking of keys", () => {
  it.each(["NoTracking", "PurgeActivityOnCallImport", "SaveActivityOnCallImport"])(
    "is what stands beside the tree: %s",
    (value) => {
      expect(callActivityTracking(termsOf({ ivr_tree: { call_activity_tracking: value } }))).toBe(value);
    },
  );

  it("is the documented default where a whole campaign does not say", () => {
    expect(callActivityTracking(responseOf({ ivr_tree: {} }))).toBe("NoTracking");
    expect(callActivityTracking(responseOf({ ivr_tree: { call_activity_tracking: null } }))).toBe("NoTracking");
  });

  it("is unknown otherwise", () => {
    expect(
      callActivityTracking(termsOf({ ivr_tree: { root: { call_activity_tracking: "NoTracking" } } })),
    ).toBeUndefined();
    expect(callActivityTracking(termsOf({ record_calls: true }))).toBeUndefined();
    expect(callActivityTracking(responseOf({ ivr_tree: { call_activity_tracking: "All" } }))).toBeUndefined();
  });
});

describe("the names of custom-data fields", () => {
  const custom_data_dictionary = {
    fields: [{ partner_name: "product" }, { partner_name: null }, { partner_name: "zip" }],
  };

  it("are those of the dictionary beside the terms, or of the present campaign", () => {
    const response = { custom_data_dictionary, current_terms: {} };
    expect(customDataNames(termsOf(response))).toEqual(["product", "zip"]);
    expect(customDataNames(termsOf({ ivr_tree: {} }, { present: documentOf(response) }))).toEqual(["product", "zip"]);
  });

  it("are unknown without one", () => {
    expect(customDataNames(responseOf({}))).toBeUndefined();
    expect(customDataNames(termsOf({ custom_data_dictionary: {}, current_terms: {} }))).toBeUndefined();
  });
});
