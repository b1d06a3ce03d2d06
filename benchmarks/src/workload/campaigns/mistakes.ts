import type { Random } from "../random.js";

/**
 * A payload with mistakes as people make them.
 *
 * @param text - a payload without any
 * @param count - how many
 */
export function mistaken(random: Random, text: string, count: number): string {
  let made = text;
  for (let left = count; left > 0; left -= 1) {
    made = random.chance(0.7) ? inCondition(random, made) : random.pick(payloadMistakes)(made);
  }
  return made;
}

/** A mistake in one of the conditions, of those that fit. */
function inCondition(random: Random, text: string): string {
  const [first, ...others] = text.matchAll(CONDITION);
  if (first === undefined) return text;
  const { 0: whole, 1: name = "", 2: raw = "", index } = random.pick([first, ...others]);
  const condition = String(JSON.parse(raw));
  const [mistake, ...more] = conditionMistakes.map((make) => make(condition)).filter((made) => made !== condition);
  if (mistake === undefined) return text;
  const spoilt = JSON.stringify(random.pick([mistake, ...more]));
  return `${text.slice(0, index)}${name}${spoilt}${text.slice(index + whole.length)}`;
}

const CONDITION = /("(?:call_recording_)?condition": )("(?:[^"\\]|\\.)*")/g;

const conditionMistakes: readonly ((condition: string) => string)[] = [
  (condition) => condition.replace(" and ", " AND "),
  (condition) => condition.replace(" or ", " || "),
  (condition) => condition.replace("mobile", "mobil"),
  (condition) => condition.replace("during_hours", "during hours"),
  (condition) => condition.replace(/"([^"]*)"/, "“$1”"),
  (condition) => condition.replace(/= "([^"]*)"/, '= "$1 "'),
  (condition) => condition.replace(/= "([^"]*)"/, "= '$1'"),
  (condition) => condition.replace(' = "', ' != "'),
  (condition) => condition.replace(")", ""),
  (condition) => condition.replace("repeat", "not not repeat"),
  (condition) => condition.replace(/^(\S+) and /, "$1 and $1 and "),
  (condition) => condition.replace("pressed[", "pressed[7 "),
  (condition) => condition.replace("custom_data[product]", "custom_data['product']"),
  (condition) => condition.replace(/in_region\[\w+/, "in_region[Elsewhere"),
  (condition) => `${condition}.`,
];

const payloadMistakes: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text.replace('"record_calls": true', '"record_call": true'),
  (text) => text.replace('"record_calls": true', '"record_calls": "true"'),
  (text) => text.replace('"node_type": "EndCall"', '"node_type": "HangUp"'),
  (text) => text.replace("SaveActivityOnCallImport", "NoTracking"),
  (text) => text.replace("Pacific Time (US & Canada)", "Pacific Time"),
  (text) => text.replace('"monday_close": 64800', '"monday_close": 18'),
];
