import type { KnownCall } from "../workload/calls.js";
import type { Size } from "../workload/conditions.js";

/**
 * The measured conditions as a programmer would write them in JavaScript: with two truths, without a look at whether a fact is known
 * or a property is the object's own.
 */
export const HAND_WRITTEN: Readonly<Record<Size, (call: KnownCall) => boolean>> = {
  S: (call) => call.mobile && call.affiliate_name === "Acme Media",
  M: (call) => isDaytimeCall(call),
  L: (call) =>
    isDaytimeCall(call) || isEveningCall(call) || isKnownCaller(call) || isPartnerCall(call) || isFurnitureCall(call),
};

function isDaytimeCall(call: KnownCall): boolean {
  return (
    call.during_hours &&
    (call.mobile || call.repeat) &&
    !(call.affiliate_name === "Acme Media" && call.landline) &&
    (has(call.custom_data["product"], "Chair") || hasPressed(call.pressed, "1 2") || call.media_type === "Radio")
  );
}

function isEveningCall(call: KnownCall): boolean {
  return (
    !call.during_hours &&
    (call.landline || isFilled(call.custom_data["zip"])) &&
    call.promo_number_description.includes("spring") &&
    (hasPressed(call.pressed, "2") ||
      hasPressed(call.pressed, "3 1") ||
      call.custom_data["state"] === "CA" ||
      call.media_type !== "Print")
  );
}

function isKnownCaller(call: KnownCall): boolean {
  return (
    call.repeat &&
    !call.mobile &&
    call.affiliate_name.includes("Net") &&
    (call.custom_data["plan"] === "gold" || call.custom_data["plan"] === "silver") &&
    !(call.media_type === "TV" || hasPressed(call.pressed, "9")) &&
    isFilled(call.promo_number_description)
  );
}

function isPartnerCall(call: KnownCall): boolean {
  return (
    call.mobile &&
    call.custom_data["agent"] !== "none" &&
    (call.affiliate_name === "Blue Leads" || call.affiliate_name === "North Star") &&
    !has(call.custom_data["source"], "test") &&
    (hasPressed(call.pressed, "1") || call.during_hours) &&
    isFilled(call.media_type)
  );
}

function isFurnitureCall(call: KnownCall): boolean {
  return (
    (call.custom_data["product"] === "Desk" || call.custom_data["product"] === "Lamp") &&
    (call.custom_data["state"] === "NY" || call.custom_data["state"] === "TX" || has(call.custom_data["zip"], "9")) &&
    !call.repeat &&
    call.promo_number_description !== "summer sale" &&
    call.media_type === "Online"
  );
}

/** Whether a text is there and has the part. */
export function has(text: string | undefined, part: string): boolean {
  return text?.includes(part) === true;
}

/** Whether a text is there and has a character that is not white space. */
export function isFilled(text: string | undefined): boolean {
  return text !== undefined && /\S/.test(text);
}

/** Whether one of the key paths taken is this one or goes on from it. */
export function hasPressed(paths: readonly string[], path: string): boolean {
  for (const taken of paths) {
    if (taken.startsWith(path) && (taken.length === path.length || taken[path.length] === " ")) return true;
  }
  return false;
}
