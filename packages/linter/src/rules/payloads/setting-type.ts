import {
  elementsOf,
  type Found,
  type JsonNode,
  propertyOf,
  readHours,
  readText,
  spanOf,
  type Terms,
  weekdays,
} from "@recond/campaign";
import { nearest } from "@recond/parser";
import type { PayloadSubject } from "../../payload-subject.js";
import type { FoundInPayload, PayloadRule } from "../../rule.js";
import { valueText } from "../campaign/fact-text.js";
import { enumerated } from "../words.js";

export const settingType: PayloadRule = {
  id: "setting-type",
  title: "A setting with a value that it cannot have",
  severity: "error",
  why: "The documents say what each setting takes: `operating_24_7` a boolean, `timezone` a name, `hours` an object, `named_regions` a list of regions with names, `call_activity_tracking` one of three words. What the platform makes of anything else is not documented, and what conditions such as `during_hours` go by is then unknown.",
  bad: '{ "operating_24_7": "no", "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  good: '{ "operating_24_7": false, "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const terms of payload.terms) {
      for (const { find, what, isRight } of settings) {
        const found = find(terms);
        if (found?.isOwn !== true || found.node.type === "null" || isRight(found.node)) continue;
        yield notWhat(found, what, payload);
      }
      yield* regionsIn(terms);
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
    isRight: isBoolean,
  })),
  { find: ({ find }) => find("named_regions"), what: "a list of regions, each with a `name`", isRight: isList },
  {
    find: ({ findSetting }) => findSetting("root"),
    what: "the first node of the IVR tree, an object",
    isRight: isObject,
  },
  { find: ({ findSetting }) => findSetting("whisper_prompt_text"), what: "a text", isRight: isText },
];

function notWhat({ node, path }: Found, what: string, payload: PayloadSubject): FoundInPayload {
  const message = `\`${path.at(-1) ?? ""}\` must be ${what}, not ${valueText(payload, { node })}.`;
  return { span: spanOf(node), path, message };
}

function* regionsIn({ find }: Terms): Iterable<FoundInPayload> {
  const regions = find("named_regions");
  if (regions?.isOwn !== true) return;
  for (const region of elementsOf(regions)) {
    const name = propertyOf(region, "name");
    if ((readText(name?.node) ?? "").trim() !== "") continue;
    const { node, path } = name ?? region;
    yield {
      span: spanOf(node),
      path,
      message: "This region has no name, so no condition can ask for it. Give it a `name`, a text.",
    };
  }
}

const trackings = ["NoTracking", "PurgeActivityOnCallImport", "SaveActivityOnCallImport"];

function* trackingIn(found: Found, payload: PayloadSubject): Iterable<FoundInPayload> {
  const text = readText(found.node);
  if (found.node.type === "null" || trackings.some((each) => each === text)) return;
  const near = nearest(
    text ?? "",
    trackings.map((each) => each.toLowerCase()),
  );
  const meant = trackings.find((each) => each.toLowerCase() === near);
  const listed = enumerated(
    trackings.map((each) => `\`"${each}"\``),
    "or",
  );
  const { message, ...place } = notWhat(found, listed, payload);
  yield { ...place, message: meant === undefined ? message : `${message} Did you mean \`"${meant}"\`?` };
}
