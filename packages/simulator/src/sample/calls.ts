import type { OtherReadings } from "@recond/evaluator";
import { callBefore, type Caller, createNobody } from "./callers.js";
import { keySource } from "./keys.js";
import { createPlatform } from "./platform.js";
import type { Random } from "./random.js";
import type { SampledRow } from "./row.js";
import type { SampledCampaign } from "./sampled-campaign.js";
import type { TextSource } from "./texts.js";

/** What all calls of a log have in common. */
export interface CallMaker {
  readonly campaign: SampledCampaign;
  readonly texts: TextSource;
  readonly random: Random;
  /** The first moment of the log. */
  readonly begin: number;
  readonly readings: OtherReadings;
}

/** Makes the row of a call that comes at a moment. */
export type MakeCall = (caller: Caller, start: number, offset: number) => SampledRow;

/** Makes calls, with what the platform knows of them and whether it recorded them. */
export function callMaker({ campaign, texts, random, begin, readings }: CallMaker, nextId: () => string): MakeCall {
  const keys = keySource(campaign);
  const decide = createPlatform(campaign, texts.fields, readings);
  const nobody = createNobody();
  return (caller, start, offset) => {
    // Some callers called before the log begins.
    if (caller.last === undefined && random.chance(0.1)) {
      caller.last = begin - 1000 * (1 + random.below(86_400 * campaign.repeatDays));
    }
    caller.texts ??= texts.draw(random);
    const { affiliate, media, promo, customData } = caller.texts;
    const { isHidden, phone } = caller;
    const before = callBefore(isHidden ? nobody : caller, start);
    const pressed = keys(random);
    const known = { start, before, isHidden, phone, keys: pressed, affiliate, media, promo, customData };
    const { isDuringHours, repeat, isRecorded } = decide(known);
    const id = nextId();
    // A few recordings fail, or are deleted. Drawn for every call, so that another reading changes nothing but what it is about.
    const hasRecording = !random.chance(0.015) && isRecorded;
    // One property after the other: a million copies of objects take seconds.
    return {
      id,
      callId: nextId(),
      type: "Call",
      corrects: null,
      start,
      offset,
      caller: caller.number,
      phone,
      isDuringHours,
      repeat: random.chance(0.03) ? null : repeat,
      keys: pressed,
      affiliate,
      media,
      promo,
      customData,
      duration: Math.round(5 + 60 * (-Math.log(1 - random.next())) ** 1.6),
      recording: hasRecording ? `https://recordings.example.com/${id.toLowerCase()}.mp3` : null,
    };
  };
}

/** Ids as the platform writes them: two numbers of eight hexadecimal digits, of which the second grows. */
export function createIds(random: Random): () => string {
  let made = 0x0a_00_00_00 + random.below(0x10_00_00);
  const byte = Array.from({ length: 256 }, (_, value) => value.toString(16).toUpperCase().padStart(2, "0"));
  const hex = (number: number): string =>
    `${byte[number >>> 24]}${byte[(number >>> 16) & 255]}${byte[(number >>> 8) & 255]}${byte[number & 255]}`;
  return () => {
    made += 1 + random.below(3);
    return `${hex(Math.imul(made, 0x9e_37_79_b1))}-${hex(made)}`;
  };
}
