import { lintPayload } from "@recond/linter";
import { expect, it } from "vitest";

const menu = (children: string): string =>
  `{ "ivr_tree": { "root": { "node_type": "Menu", "children": ${children} } } }`;
const condition = (text: string, first: string): string =>
  `{ "node_type": "Condition", "condition": "${text}", "children": [${first}, { "node_type": "EndCall" }] }`;

const END = '{ "node_type": "EndCall" }';
const REFUSED = '{ "error": { "ivr_tree": { "root": ["is missing"] } } }';

const terms = (record: string, text: string): string =>
  `{ "ivr_tree": { "record_calls": ${record}, "call_recording_condition": ${text} } }`;

/** What is said of payloads with one mistake. */
const MESSAGES: readonly (readonly [payload: string, message: string])[] = [
  ['{ "ivr_tree": { "record_calls": 1 } }', "`record_calls` must be `true` or `false`, not `1`. Write `true`."],
  [
    '{ "ivr_tree": { "record_calls": "1" } }',
    '`record_calls` must be `true` or `false`, not `"1"`. Write `true`, without quotes.',
  ],
  [
    '{ "hours": { "monday_open": 32400, "monday_close": 90000 } }',
    "`monday_close` must be seconds past midnight, from 0 to 86400, not `90000`. To close past midnight, write the time of the next day: `3600`.",
  ],
  [
    '{ "hours": { "monday_open": 9, "monday_close": 17, "tuesday_open": 9, "tuesday_close": 17, "sunday_open": 9, "sunday_close": 17 } }',
    "`9` and `17` are 0:00:09 and 0:00:17: hours are in seconds past midnight. If you mean 9:00 and 17:00, write `32400` and `61200`. The same goes for 2 more days.",
  ],
  [
    '{ "timezone": "EST" }',
    "`EST` is a fixed offset, without daylight-saving time, and no name of Rails' list. Did you mean `Eastern Time (US & Canada)`?",
  ],
  [
    '{ "named_regions": ["East", "West"] }',
    'A region is an object with a name. Write `{ "name": "East" }`. The same goes for 1 more.',
  ],
  [
    '{ "campaigns": [{ "current_terms": { "ivr_tree": {} } }] }',
    "A campaign within something else is not looked at. It stands in `campaigns[0]`: give that alone.",
  ],
  [
    REFUSED,
    "This is the platform's answer to a tree that it refused. Give a request body with `ivr_tree`, or a response with `current_terms`; a list may hold several of them.",
  ],
  [
    menu('[{ "node_type": "EndCall", "keypress_failover_type": "Wrong" }]'),
    "A `Menu` node has 1 to 9 children, for the keys 1 to 9. This one has none for a key.",
  ],
  [menu('{ "1": {} }'), '`children` must be a list, not `{ "1": {} }`.'],
  [
    menu(`[{ "node_type": "Connect", "children": [{ "node_type": "Connect" }] }]`),
    "A `Connect` node has no children, or a `Failover`. Its child is a `Connect`.",
  ],
  [menu(`[{ "node_type": "EndCall", "children": [${END}] }]`), "An `EndCall` node has no children. This one has 1."],
  [
    menu(`[${END}, ${condition("pressed[1] and mobile", END)}]`),
    "The first child is never reached: of calls that get here, none meets this condition, because of the keys that lead here.",
  ],
  [
    `{ "ivr_tree": { "root":\n${condition("mobile or repeat", condition("during_hours", `\n${condition("landline and not repeat", END)}`))} } }`,
    "The first child is never reached: of calls that get here, none meets this condition, because of what line 2 has asked.",
  ],
  [
    `{ "ivr_tree": { "root":\n${condition("not repeat", `\n{ "node_type": "Menu", "children": [${END}, ${condition("pressed[1] or repeat and landline", END)}] }`)} } }`,
    "The first child is never reached: of calls that get here, none meets this condition, because of what line 2 has asked, and of the keys that lead here.",
  ],
];

it.each(MESSAGES)("%s", (payload, message) => {
  expect(lintPayload(payload).map((found) => found.message)).toEqual([message]);
});

/** What is told of a campaign whose `during_hours` nobody knows. */
it.each([
  ["", "do not say when `monday` is open."],
  ['"sunday_open": 1, ', "do not say when `monday` and `sunday` are open."],
  ['"monday_open": 1, "monday_close": 2, ', "`operating_24_7` is neither `true` nor `false`."],
])("hours that are unknown: %s", (hours, told) => {
  const days = ["tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const closed = days.filter((day) => !hours.includes(day)).map((day) => `"${day}_closed": true`);
  const text = `{ "current_terms": { "timezone": "UTC", "operating_24_7": 1, "hours": { ${hours}${closed.join(", ")} }, ${terms("true", '"during_hours"').slice(1, -1)} } }`;
  expect(lintPayload(text).find(({ code }) => code === "hours-unknown")?.message).toContain(told);
});

/** What the staged terms change is marked. */
it.each([
  ["true", '"mobile"', "false", '""', "false"],
  ["true", '"mobile"', "true", '"repeat"', '"repeat"'],
  ["false", '""', "true", '"repeat"', "true"],
])("terms that differ: %s %s, then %s %s", (recordNow, now, recordThen, thenText, changed) => {
  const text = `{ "current_terms": ${terms(recordNow, now)}, "future_terms": ${terms(recordThen, thenText)} }`;
  const found = lintPayload(text).filter(({ code }) => code === "terms-differ");
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual([changed]);
});
