import {
  elementsOf,
  type Found,
  type JsonNode,
  type Located,
  propertyOf,
  rawText,
  readBoolean,
  readHours,
  readText,
  type Terms,
  weekdays,
} from "@recond/campaign";
import { quote } from "@recond/parser";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { foundAt, valueText } from "../helpers/found-at.js";
import { nearestName } from "../helpers/names.js";
import { policiesOf, policyOwners } from "./helpers/campaigns-in.js";
import { listed } from "@recond/documents";

export const settingType: RuleFile<"payload"> = {
  id: "setting-type",
  title: "A setting with a value that it cannot have",
  severity: "error",
  why: "The documents say what each setting takes: `operating_24_7` a boolean, `timezone` a name, `hours` an object, `named_regions` a list of regions with names, `policies` a list of pay policies, `call_activity_tracking` one of three words. What the platform makes of anything else is not documented, and what conditions such as `during_hours` go by is then unknown.",
  bad: '{ "operating_24_7": "no", "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  good: '{ "operating_24_7": false, "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  *check(payload) {
    for (const terms of payload.terms) {
      for (const { find, what, isRight } of settings) {
        const found = find(terms);
        if (found?.isOwn !== true || found.node.type === "null" || isRight(found.node)) continue;
        const wrong = notWhat(found, what, payload);
        yield { ...wrong, message: `${wrong.message}${takenFor(found)}` };
      }
      yield* regionsIn(terms, payload);
      yield* policiesIn(terms, payload);
      const tracking = terms.findSetting("call_activity_tracking");
      if (tracking?.isOwn === true) yield* trackingIn(tracking, payload);
    }
  },
};

/** A setting, and what its value must be. */
interface TypedSetting {
  readonly find: (terms: Terms) => Found | undefined;
  readonly what: string;
  readonly isRight: (node: JsonNode) => boolean;
}

const isBoolean = ({ type }: JsonNode): boolean => type === "boolean";
/** The documents say that the days' marks are texts, and write booleans. */
const isBooleanOrText = (node: JsonNode): boolean => readBoolean(node) !== "unclear";
const isObject = ({ type }: JsonNode): boolean => type === "object";
const isText = ({ type }: JsonNode): boolean => type === "string";
const isList = ({ type }: JsonNode): boolean => type === "array";

const settings: readonly TypedSetting[] = [
  { find: ({ find }) => find("operating_24_7"), what: "`true` or `false`", isRight: isBoolean },
  { find: ({ find }) => find("timezone"), what: "the name of a time zone, in quotes", isRight: isText },
  {
    find: ({ find }) => find("hours"),
    what: "an object with `monday_open`, `monday_close` and so on",
    isRight: isObject,
  },
  ...weekdays.map((day) => ({
    find: (terms: Terms) => readHours(terms)?.[day].written.closed,
    what: "`true`, `false` or `null`",
    isRight: isBooleanOrText,
  })),
  { find: ({ find }) => find("named_regions"), what: "a list of regions, each with a `name`", isRight: isList },
  {
    find: ({ findSetting }) => findSetting("root"),
    what: "the first node of the IVR tree, an object",
    isRight: isObject,
  },
  { find: ({ findSetting }) => findSetting("whisper_prompt_text"), what: "a text", isRight: isText },
];

/** What Recond makes of it meanwhile, where decisions rest on that. */
function takenFor({ node, path }: Found): string {
  if (path.at(-1) !== "operating_24_7") return "";
  const taken = readBoolean(node);
  if (taken === "unclear") {
    return " Recond takes it for unknown: the campaign may be open around the clock, or by its hours.";
  }
  return taken === null ? " Recond goes by the hours meanwhile." : ` Recond takes it for \`${taken}\` meanwhile.`;
}

function notWhat(found: Located, what: string, payload: PayloadSubject): FoundInPayload {
  return foundAt(found, `\`${found.path.at(-1) ?? ""}\` must be ${what}, not ${valueText(payload, found)}.`);
}

function* regionsIn({ find }: Terms, payload: PayloadSubject): Iterable<FoundInPayload> {
  const regions = find("named_regions");
  if (regions?.isOwn !== true) return;
  const all = elementsOf(regions);
  yield* namesInstead(all, payload);
  for (const region of all) {
    const name = propertyOf(region, "name");
    if (region.node.type === "string" || (readText(name?.node) ?? "").trim() !== "") continue;
    yield foundAt(name ?? region, "This region has no name, so no condition can ask for it. Give it a `name`, a text.");
  }
}

/** Texts in the place of regions, which are one mistake. */
function* namesInstead(regions: readonly Located[], payload: PayloadSubject): Iterable<FoundInPayload> {
  const [first, ...others] = regions.filter(({ node }) => node.type === "string");
  if (first === undefined) return;
  const also = others.length === 0 ? "" : ` The same goes for ${others.length} more.`;
  const example = quote(`{ "name": ${rawText(payload, first.node)} }`);
  yield foundAt(first, `A region is an object with a name. Write ${example}.${also}`);
}

function* policiesIn(terms: Terms, payload: PayloadSubject): Iterable<FoundInPayload> {
  for (const owner of policyOwners(terms)) {
    if (owner.node.type !== "object" && owner.node.type !== "null") {
      yield notWhat(owner, "an object with `policies`", payload);
    }
    const policies = propertyOf(owner, "policies");
    if (policies !== undefined && !isList(policies.node) && policies.node.type !== "null") {
      yield notWhat(policies, "a list of pay policies", payload);
    }
  }
  for (const policy of policiesOf(terms)) {
    if (isObject(policy.node)) continue;
    yield foundAt(policy, `A pay policy must be an object with a \`condition\`, not ${valueText(payload, policy)}.`);
  }
}

const trackings = ["NoTracking", "PurgeActivityOnCallImport", "SaveActivityOnCallImport"];

function* trackingIn(found: Found, payload: PayloadSubject): Iterable<FoundInPayload> {
  const text = readText(found.node);
  if (found.node.type === "null" || trackings.some((each) => each === text)) return;
  const meant = nearestName(text ?? "", trackings);
  const allowed = trackings.map((each) => `"${each}"`);
  const { message, ...place } = notWhat(found, listed(allowed, "or"), payload);
  yield { ...place, message: meant === undefined ? message : `${message} Did you mean \`"${meant}"\`?` };
}
