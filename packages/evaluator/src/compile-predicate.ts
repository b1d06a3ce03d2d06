import type { Comparison, Duration, Flag, Predicate, TextField } from "@recond/parser";
import type { CallContext } from "./call-context.js";
import { asNames, asSeconds, customText, isTaken } from "./facts.js";
import { compareSeconds, isInRegion } from "./tests.js";
import type { Truth } from "./truth.js";

/** A part of a compiled condition. The call has no `unknown` list; its facts may be of any type. */
export type Test = (call: CallContext) => Truth;

/*
 * Closures made by one line of code share what the engine has learnt about that line. So each fact has a line of its own here, which
 * always reads the same property; one line that reads whichever property a variable names would be several times slower.
 */

/** Compiles a leaf. */
export function compilePredicate(node: Predicate): Test {
  switch (node.kind) {
    case "flag":
      return compileFlag(node.name);
    case "pressed":
      return compilePressed([...node.keys]);
    case "comparison":
      return compileComparison(node);
    case "presence":
      return compilePresence(node.field);
    case "region":
      return (call) => isInRegion(asNames(call.qualified_regions), node.name);
    case "duration":
      return compileDuration(node);
  }
}

function compileFlag(name: Flag["name"]): Test {
  switch (name) {
    case "during_hours":
      return (call) => asTruth(call.during_hours);
    case "repeat":
      return (call) => asTruth(call.repeat);
    case "sms_sent":
      return (call) => asTruth(call.sms_sent);
    case "mobile":
      return (call) => phoneTruth(call.mobile, call.landline);
    case "landline":
      return (call) => phoneTruth(call.landline, call.mobile);
  }
}

/** A flag's truth; a value of the wrong type is unknown. */
function asTruth(value: unknown): Truth {
  return typeof value === "boolean" ? value : undefined;
}

/** The truth of `mobile` or `landline`; a phone of the other type is not of this one ([R14]). */
export function phoneTruth(value: unknown, other: unknown): Truth {
  if (value === true) return true;
  return value === false || other === true ? false : undefined;
}

function compilePressed(keys: readonly string[]): Test {
  return (call) => isTaken(call.pressed, keys);
}

function compileDuration({ name, operator, seconds }: Duration): Test {
  if (name === "duration") return (call) => compareSeconds(asSeconds(call.duration), operator, seconds);
  return (call) => compareSeconds(asSeconds(call.connect_duration), operator, seconds);
}

function compileComparison({ field, operator, value }: Comparison): Test {
  switch (operator) {
    case "=":
      return compileEqual(field, value);
    case "!=":
      return compileUnequal(field, value);
    case "contains":
      return compileContains(field, value);
  }
}

function compileEqual(field: TextField, text: string): Test {
  switch (field.name) {
    case "custom_data": {
      const { key } = field;
      return (call) => isEqual(customText(call.custom_data, key), text);
    }
    case "affiliate_name":
      return (call) => isEqual(call.affiliate_name, text);
    case "media_type":
      return (call) => isEqual(call.media_type, text);
    case "promo_number_description":
      return (call) => isEqual(call.promo_number_description, text);
  }
}

function isEqual(value: unknown, text: string): Truth {
  if (typeof value === "string") return value === text;
  return value === null ? false : undefined;
}

/** Without a value, `!=` holds ([R11]). */
function compileUnequal(field: TextField, text: string): Test {
  switch (field.name) {
    case "custom_data": {
      const { key } = field;
      return (call) => isUnequal(customText(call.custom_data, key), text);
    }
    case "affiliate_name":
      return (call) => isUnequal(call.affiliate_name, text);
    case "media_type":
      return (call) => isUnequal(call.media_type, text);
    case "promo_number_description":
      return (call) => isUnequal(call.promo_number_description, text);
  }
}

function isUnequal(value: unknown, text: string): Truth {
  if (typeof value === "string") return value !== text;
  return value === null ? true : undefined;
}

function compileContains(field: TextField, text: string): Test {
  switch (field.name) {
    case "custom_data": {
      const { key } = field;
      return (call) => hasPart(customText(call.custom_data, key), text);
    }
    case "affiliate_name":
      return (call) => hasPart(call.affiliate_name, text);
    case "media_type":
      return (call) => hasPart(call.media_type, text);
    case "promo_number_description":
      return (call) => hasPart(call.promo_number_description, text);
  }
}

function hasPart(value: unknown, text: string): Truth {
  if (typeof value === "string") return value.includes(text);
  return value === null ? false : undefined;
}

function compilePresence(field: TextField): Test {
  switch (field.name) {
    case "custom_data": {
      const { key } = field;
      return (call) => isNotBlank(customText(call.custom_data, key));
    }
    case "affiliate_name":
      return (call) => isNotBlank(call.affiliate_name);
    case "media_type":
      return (call) => isNotBlank(call.media_type);
    case "promo_number_description":
      return (call) => isNotBlank(call.promo_number_description);
  }
}

const NOT_BLANK = /\S/;

function isNotBlank(value: unknown): Truth {
  if (typeof value === "string") return NOT_BLANK.test(value);
  return value === null ? false : undefined;
}
