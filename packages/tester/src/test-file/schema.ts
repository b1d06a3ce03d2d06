import { guaranteeKinds, guaranteeProperties, guaranteeSchema, type Json } from "@recond/documents";

const FLAGS: Readonly<Record<string, string>> = {
  during_hours: "Whether the call came in during the campaign's hours.",
  repeat: "Whether the caller already called this campaign in its repeat interval.",
  landline: "Whether the caller uses a landline phone.",
  mobile: "Whether the caller uses a mobile phone.",
  sms_sent: "Whether the caller chose to receive a text message.",
};

const TEXTS: Readonly<Record<string, string>> = {
  affiliate_name: "The affiliate's name; null when there is none.",
  media_type: "The media type of the promo number called; null when there is none.",
  promo_number_description: "The description of the promo number called; null when there is none.",
};

const SECONDS: Readonly<Record<string, string>> = {
  duration: "How long the whole call took, in seconds.",
  connect_duration: "How long the call was connected, in seconds.",
};

function each(
  descriptions: Readonly<Record<string, string>>,
  schema: { readonly [key: string]: Json },
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { ...schema, description }]),
  );
}

const call: Json = {
  type: "object",
  description: "The facts of the call. A fact that is not there is unknown.",
  additionalProperties: false,
  properties: {
    ...each(FLAGS, { type: "boolean" }),
    pressed: {
      type: "array",
      description: 'The key paths taken, such as ["1 1 2"]; [] when the caller pressed nothing.',
      items: { type: "string", pattern: String.raw`^\s*[1-9a-zWN](\s+[1-9a-zWN])*\s*$` },
    },
    ...each(TEXTS, { type: ["string", "null"] }),
    custom_data: {
      type: "object",
      description: "The custom data by partner name. A name that is not there has no value.",
      additionalProperties: { type: ["string", "null"] },
    },
    qualified_regions: {
      type: "array",
      description: "The names of the campaign's regions that the caller calls from.",
      items: { type: "string" },
    },
    ...each(SECONDS, { type: "number", minimum: 0 }),
    unknown: {
      type: "array",
      description: "Facts that are unknown although they look given, such as custom_data[zip].",
      items: { type: "string" },
    },
  },
};

const testCase: Json = {
  type: "object",
  additionalProperties: false,
  required: ["name", "call", "expect"],
  properties: {
    name: {
      type: "string",
      pattern: String.raw`\S`,
      description: "What the call is like. No other case has this name.",
    },
    call,
    expect: {
      enum: ["record", "skip", "undetermined"],
      description: "The decision to expect: undetermined when the known facts leave it open.",
    },
  },
};

const guarantee = guaranteeSchema("What has to hold for every call; it is proven.");

/** A condition, or several. */
const plainGuarantees: { readonly [key: string]: Json } = Object.fromEntries(
  guaranteeKinds.map((kind) => [
    kind,
    {
      anyOf: [{ type: "string" }, { type: "array", minItems: 1, items: { type: "string" } }],
      description: `${guaranteeProperties[kind]?.["description"] ?? ""} Or a list of conditions.`,
    },
  ]),
);

/**
 * The JSON Schema (draft 7) of a test file, for editors. `readTestFile` checks more: that names differ, that a condition has no error, and
 * that facts do not contradict each other.
 */
export const testFileSchema: { readonly [key: string]: Json } = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Test file for a call recording condition",
  type: "object",
  additionalProperties: false,
  anyOf: ["cases", "guarantees", ...guaranteeKinds].map((key) => ({ required: [key] })),
  oneOf: [
    { required: ["campaign"], not: { required: ["record_calls"] } },
    { required: ["condition"], not: { anyOf: [{ required: ["terms"] }, { required: ["current"] }] } },
  ],
  properties: {
    campaign: {
      type: "string",
      pattern: String.raw`\S`,
      description: "The path of the campaign file, relative to this test file.",
    },
    terms: {
      enum: ["current", "future"],
      description:
        "Which terms of an API response count: the live ones (by default) or the staged ones (by default of the present campaign of a request).",
    },
    current: {
      type: "string",
      pattern: String.raw`\S`,
      description: "The path of the campaign as the API returns it, for what a request body leaves unchanged.",
    },
    condition: { type: "string", description: "The condition to test, instead of a campaign." },
    record_calls: { type: "boolean", description: "The setting that goes with the condition; true by default." },
    cases: { type: "array", minItems: 1, items: testCase },
    guarantees: { type: "array", minItems: 1, items: guarantee },
    ...plainGuarantees,
    coverage: {
      type: "number",
      minimum: 0,
      maximum: 100,
      description: "The MC/DC coverage in percent below which the run fails.",
    },
  },
};
