import type { CallContext } from "@recond/evaluator";
import * as fc from "fast-check";
import { FIELD_NAMES, keyPaths, REGION_NAMES, TEXTS } from "../../../parser/test/arbitraries/conditions.js";

const texts = fc.constantFrom(...TEXTS);
const textsOrNone = fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: fc.constant(null) });
const paths = keyPaths.map((keys) => keys.join(" "));
const seconds = fc.constantFrom(0, 1, 59, 59.5, 60, 61, 90, 150, 3600);

/** One of a mobile, a landline and a phone of neither type, with what is said of it. */
const phones: fc.Arbitrary<Pick<CallContext, "mobile" | "landline">> = fc.constantFrom(
  {},
  { mobile: true },
  { landline: true },
  { mobile: false },
  { landline: false },
  { mobile: true, landline: false },
  { mobile: false, landline: true },
  { mobile: false, landline: false },
);

/** An object with these entries as its own, whatever they are called; sometimes one without a prototype. */
function ownEntries<Value>([entries, isBare]: readonly [readonly (readonly [string, Value])[], boolean]): Record<
  string,
  Value
> {
  const object = (isBare ? Object.create(null) : {}) as Record<string, Value>;
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function dataOf<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc
    .tuple(fc.array(fc.tuple(fc.constantFrom(...FIELD_NAMES), values), { maxLength: 6 }), fc.boolean())
    .map(ownEntries);
}

/** Entries of `unknown` that name a fact. */
export const unknownEntries: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("repeat", "during_hours", "mobile", "landline", "sms_sent", "pressed", "custom_data", "media_type"),
  fc.constantFrom("affiliate_name", "promo_number_description", "qualified_regions", "duration", "connect_duration"),
  fc.constantFrom(...FIELD_NAMES).map((name) => `custom_data[${name}]`),
  paths.map((path) => `pressed[${path}]`),
);

const rest = fc.record(
  {
    during_hours: fc.boolean(),
    repeat: fc.boolean(),
    sms_sent: fc.boolean(),
    pressed: fc.array(paths, { maxLength: 3 }),
    affiliate_name: textsOrNone,
    media_type: textsOrNone,
    promo_number_description: textsOrNone,
    custom_data: dataOf(textsOrNone),
    qualified_regions: fc.uniqueArray(fc.constantFrom(...REGION_NAMES)),
    duration: seconds,
    connect_duration: seconds,
    unknown: fc.oneof(fc.constant([]), fc.array(unknownEntries, { maxLength: 4 })),
  },
  { requiredKeys: [] },
);

/** Call contexts without a mistake. */
export const calls: fc.Arbitrary<CallContext> = fc
  .tuple(phones, rest)
  .map(([phone, others]) => ({ ...phone, ...others }));

const wrongPaths = fc.constantFrom<unknown>("1  1 2", " 1 ", "1\t2", "112", "0", "", " ", "1\n2", 1, null, undefined);

/** Values of the wrong type for some fact, if not for every one. */
const wrongValues = fc.constantFrom<unknown>(
  undefined,
  null,
  "true",
  "",
  0,
  1,
  -1,
  Number.NaN,
  Infinity,
  {},
  [],
  [null],
  "1",
  true,
  { product: 1 },
  ["1", 2],
  [["1"]],
);

const wrongFacts: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    during_hours: wrongValues,
    repeat: wrongValues,
    mobile: fc.oneof(fc.boolean(), wrongValues),
    landline: fc.oneof(fc.boolean(), wrongValues),
    sms_sent: wrongValues,
    pressed: fc.oneof(fc.array(fc.oneof(paths, wrongPaths), { maxLength: 3 }), wrongValues),
    affiliate_name: wrongValues,
    media_type: wrongValues,
    custom_data: fc.oneof(dataOf(fc.oneof(textsOrNone, wrongValues)), wrongValues),
    qualified_regions: wrongValues,
    duration: wrongValues,
    unknown: fc.oneof(
      fc.array(
        fc.oneof(unknownEntries, fc.constantFrom<unknown>("", "pressed[]", "custom_data[", 1, null, "pressed[0]")),
      ),
      wrongValues,
    ),
    phone_type: wrongValues,
  },
  { requiredKeys: [] },
);

/** Call contexts with facts of the wrong type among the others, and values that are no call context at all. */
export const anyCalls: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: calls },
  { weight: 3, arbitrary: fc.tuple(calls, wrongFacts).map(([call, wrong]) => ({ ...call, ...wrong })) },
  { weight: 1, arbitrary: wrongValues },
);
