import { Ajv } from "ajv";

const settings = {
  record_calls: { type: "boolean" },
  call_recording_condition: { type: "string" },
  whisper_prompt_condition: { type: "string" },
  call_activity_tracking: { enum: ["NoTracking", "PurgeActivityOnCallImport", "SaveActivityOnCallImport"] },
  root: { $ref: "#/definitions/step" },
};

const kinds =
  "Menu Connect RingGroup EndCall Failover Condition AnyKeyPress YesOrNo SmsPromo NumberQuestion VerifyLocation NearestBranch DynamicRoute";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const time = { type: ["integer", "null"], minimum: 0, maximum: 86_400 };

const terms = {
  type: "object",
  properties: {
    timezone: { type: "string" },
    operating_24_7: { type: "boolean" },
    hours: {
      type: "object",
      properties: Object.fromEntries(
        days.flatMap((day) => [
          [`${day}_open`, time],
          [`${day}_close`, time],
          [`${day}_closed`, { type: ["boolean", "null"] }],
        ]),
      ),
    },
    named_regions: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
    ivr_tree: { type: "object", properties: settings, required: ["record_calls"] },
    advertiser_payin: { $ref: "#/definitions/pay" },
    affiliate_payout: { $ref: "#/definitions/pay" },
  },
};

/** What a JSON schema can say of a payload: which types and words its settings have, but nothing of its conditions. */
const payloadSchema = {
  type: "object",
  properties: {
    ...terms.properties,
    current_terms: { $ref: "#/definitions/terms" },
    future_terms: { $ref: "#/definitions/terms" },
  },
  definitions: {
    terms,
    pay: {
      type: "object",
      properties: {
        policies: { type: "array", items: { type: "object", properties: { condition: { type: "string" } } } },
      },
    },
    step: {
      type: "object",
      properties: {
        node_type: { enum: kinds.split(" ") },
        condition: { type: "string" },
        keypress_failover_type: { enum: ["Wrong", "None"] },
        children: { type: "array", items: { $ref: "#/definitions/step" } },
      },
      required: ["node_type"],
    },
  },
};

/** Reads a payload and validates it against a schema: the least that any check of a payload costs. Gives the mistakes, without places. */
export function createSchemaCheck(): (text: string) => readonly unknown[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(payloadSchema);
  return (text) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []));
}
