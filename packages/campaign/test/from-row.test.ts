import { callerKey, derivations, fromCurrentCall, fromTransaction, pressedFact } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { responseOf } from "./support/campaigns.js";

const TERMS = responseOf({
  timezone: "Eastern Time (US & Canada)",
  operating_24_7: false,
  hours: {
    monday_open: 32_400,
    monday_close: 61_200,
    ...Object.fromEntries(
      ["tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [`${day}_closed`, true]),
    ),
  },
  ivr_tree: {
    record_calls: true,
    call_recording_condition: 'during_hours and (pressed[1 2] or pressed[a 1]) and custom_data[product] = "Chair"',
  },
});

const TRANSACTION = {
  transaction_id: "E9C4063A-22222222",
  transaction_type: "Call",
  start_time_utc: String(Date.parse("2026-11-23T14:00:00Z")),
  mobile: "Mobile",
  repeat_calling_phone_number: "Yes",
  keypress_1: "1",
  keypress_2: "2",
  keypress_3: "",
  keypress_4: "",
  affiliate_name: "",
  media_type: "Radio",
  advertiser_campaign_id: 12,
  advertiser_campaign_id_from_network: "spring",
  product: "Chair",
};

describe("a call from a row", () => {
  it("of the Transactions API", () => {
    expect(fromTransaction(TRANSACTION, TERMS)).toEqual({
      call: {
        during_hours: true,
        repeat: true,
        mobile: true,
        landline: false,
        pressed: ["1 2"],
        affiliate_name: null,
        media_type: "Radio",
        custom_data: { product: "Chair" },
        unknown: ["pressed[a 1]"],
      },
      derived: [
        { fact: "during_hours", how: derivations.during_hours },
        { fact: "repeat", how: derivations.repeat },
        { fact: "phone", how: derivations.phone },
        { fact: "pressed", how: derivations.pressed },
      ],
      id: "E9C4063A-22222222",
      campaignIds: ["12", "spring"],
      problems: [],
    });
  });

  it("in progress", () => {
    const row = {
      transaction_id: "1",
      start_time: "2026-11-23T22:00:00+00:00",
      phone_type: "Landline",
      repeat_calling_phone_number: false,
      promo_number_description: "Late show",
      custom_data: { product: { value: "Chair", source: "Api" } },
    };
    const { call, derived } = fromCurrentCall(row, TERMS);
    expect(call).toEqual({
      during_hours: false,
      repeat: false,
      mobile: false,
      landline: true,
      promo_number_description: "Late show",
      custom_data: { product: "Chair" },
    });
    expect(derived.map(({ fact }) => fact)).toEqual(["during_hours", "repeat", "phone"]);
  });

  it("by another reading", () => {
    const row = { ...TRANSACTION, mobile: "", start_time_utc: Date.parse("2026-11-23T22:00:00Z") };
    const { call } = fromTransaction(row, TERMS, { readings: { R14: "empty-is-landline", R16: "closing-inside" } });
    expect(call).toMatchObject({ landline: true, mobile: false, during_hours: true });
    expect(fromTransaction(row, TERMS).call).toMatchObject({ landline: false, mobile: false, during_hours: false });
  });

  it("without what is switched off", () => {
    const { call, derived } = fromTransaction(TRANSACTION, TERMS, {
      without: ["during_hours", "phone", "pressed", "repeat"],
    });
    expect(Object.keys(call).toSorted()).toEqual(["affiliate_name", "custom_data", "media_type"]);
    expect(derived).toEqual([]);
  });

  it("says what it cannot read, and takes it for unknown", () => {
    const row = {
      ...TRANSACTION,
      start_time_utc: "2026",
      start_time_xml: "2026-02-30T00:00:00Z",
      mobile: "Tablet",
      repeat_calling_phone_number: "perhaps",
      keypress_1: "",
      media_type: 7,
      product: 1,
    };
    const { start_time_utc: _, ...withoutUtc } = row;
    const { call, problems } = fromTransaction(withoutUtc, TERMS);
    expect(call).toEqual({
      affiliate_name: null,
      custom_data: {},
      unknown: ["custom_data[product]"],
    });
    expect(problems).toEqual([
      "`start_time_xml` is `2026-02-30T00:00:00Z`, which is no time that a call can start at.",
      "`repeat_calling_phone_number` is `perhaps`, which is neither true nor false.",
      "`mobile` is `Tablet`, which is no documented phone type.",
      "`keypress_2` is `2`: these are no keys pressed one after the other.",
      "`media_type` is `7`, which is no text.",
      "`custom_data[product]` has a value whose text is not documented, such as a Signal's, or two values: it is unknown.",
    ]);
  });

  it("leaves open whether the word null in a column is a Signal that is not there, or a text", () => {
    const { call, problems } = fromTransaction({ ...TRANSACTION, product: "null" }, TERMS);
    expect(call.unknown).toContain("custom_data[product]");
    expect(problems).toHaveLength(1);
  });

  it("that is no call gives no facts", () => {
    const { call, problems } = fromTransaction({ ...TRANSACTION, transaction_type: "Signal" }, TERMS);
    expect(call).toEqual({});
    expect(problems).toEqual(["`transaction_type` is `Signal`, which is no call."]);
  });

  it.each<[string, unknown]>([
    ["a page of rows", [TRANSACTION]],
    ["text", JSON.stringify(TRANSACTION)],
    ["a map", new Map(Object.entries(TRANSACTION))],
    ["nothing", null],
  ])("that is none, but %s, gives no facts", (_name, row) => {
    const { call, problems } = fromTransaction(row as object, TERMS);
    expect(call).toEqual({});
    expect(problems).toEqual([expect.stringContaining("The row is no object with a property for each field.")]);
  });

  it("of which only own properties count", () => {
    const row = Object.setPrototypeOf({}, { mobile: "Mobile", transaction_id: "1" }) as object;
    expect(fromTransaction(row, TERMS)).toMatchObject({ id: undefined, derived: [] });
  });
});

it.each([
  ["866-555-1234", "8665551234"],
  ["+1 (866) 555-1234", "8665551234"],
  ["1.866.555.1234", "8665551234"],
  ["+44 20 7946 0018", "442079460018"],
  [8_665_551_234, "8665551234"],
  ["Anonymous", "unavailable"],
  ["no caller ID", "unavailable"],
  ["XXX-XXX-1234", undefined],
  ["4.91701E+11", undefined],
  ["#NV", undefined],
  ["0", undefined],
  ["", "unavailable"],
  [null, "unavailable"],
  [undefined, undefined],
])("the caller %s is %s", (value, expected) => {
  expect(callerKey(value)).toBe(expected);
});

it.each([
  ["the row's own keys", ["1", "2"], true],
  ["their beginning", ["1"], true],
  ["another key", ["2"], false],
  ["more keys than the row can hold, behind all of its own", ["1", "2", "3"], undefined],
  ["more keys than it can hold, of which one is another", ["1", "3", "3"], false],
  ["the letter of a question", ["a", "1"], undefined],
  ["a letter behind keys that were pressed", ["1", "a"], undefined],
  ["a letter behind keys that were not", ["2", "a"], false],
] as const)("of a row that holds two keys, 1 and 2: %s", (_name, keys, expected) => {
  expect(pressedFact(keys, ["1 2"], 2)).toBe(expected);
});
