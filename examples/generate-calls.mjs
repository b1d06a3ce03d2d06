/// <reference types="node" />
// Writes examples/calls.ndjson: 200 calls of an invented furniture showroom, the same ones on every run.
//
//   node examples/generate-calls.mjs
import { writeFileSync } from "node:fs";

const CALLS = 200;

// A generator of our own (mulberry32), so that the calls do not depend on the version of Node.
let state = 20_240_501;
function random() {
  state = (state + 0x6d_2b_79_f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/**
 * One of the choices, each `[weight, value]`.
 *
 * @template T
 * @param {[number, T][]} choices
 * @returns {T | undefined}
 */
function pick(...choices) {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [weight, value] of choices) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return choices.at(-1)?.[1];
}

// `undefined` is a fact that the log does not have.
function call() {
  const phone = pick([6, "mobile"], [3, "landline"], [1, "other"], [1, undefined]);
  const given = {
    during_hours: pick([80, true], [16, false], [4, undefined]),
    repeat: pick([20, true], [66, false], [14, undefined]),
    mobile: phone === "mobile" || (phone === "other" ? false : undefined),
    landline: phone === "landline" || (phone === "other" ? false : undefined),
    pressed: pick([24, ["1 1"]], [14, ["1 2"]], [6, ["1"]], [26, ["2"]], [6, ["W"]], [10, ["N"]], [8, []], [10, undefined]),
    affiliate_name: pick([5, null], [3, "Home Deals Daily"], [2, "Interior Finds"], [1, undefined]),
    media_type: pick([5, "Paid Search"], [3, "Radio"], [3, "Direct Mail"], [2, "Online: Display"], [1, null], [1, undefined]),
    promo_number_description: pick([4, "Landing page"], [3, "Morning show spot"], [2, "Spring postcard"], [2, null], [1, undefined]),
    custom_data: customData(),
  };
  if (given.custom_data !== undefined && random() < 0.06) given.unknown = ["custom_data[product]"];
  return given;
}

function customData() {
  if (random() < 0.1) return undefined;
  /** @type {Record<string, string | null>} */
  const fields = {};
  const product = pick([3, "Leather Sofa"], [2, "Sofa Bed"], [3, "Dining Chair"], [2, "Oak Table"], [1, null], [3, undefined]);
  if (product !== undefined) fields.product = product;
  const zip = pick([4, "93101"], [3, "97201"], [2, "98101"], [3, undefined]);
  if (zip !== undefined) fields.zip = zip;
  return fields;
}

const lines = Array.from({ length: CALLS }, () => JSON.stringify(call()));
writeFileSync(new URL("calls.ndjson", import.meta.url), `${lines.join("\n")}\n`);
