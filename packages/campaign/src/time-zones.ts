import { nearest, requireText } from "@recond/parser";
import { readText } from "./json/scalars.js";
import { railsTimeZones } from "./rails-time-zones.js";
import type { Terms } from "./terms.js";
import { meantTimeZone } from "./time-zone-habits.js";

/** A time zone that was meant. */
export interface NearestTimeZone {
  /** Its name as the platform takes it. */
  readonly name: string;
  /** Whether the letters are the same, so that nothing else can be meant. */
  readonly differsOnlyInSpelling: boolean;
}

/**
 * The IANA name of a campaign's time zone.
 *
 * @param name - a Rails name, or an IANA name ([R16]); both exactly as they are written
 * @returns undefined when there is no such time zone
 */
export function timeZoneOf(name: string): string | undefined {
  requireText("The name of a time zone is a string", name);
  if (Object.hasOwn(railsTimeZones, name)) return railsTimeZones[name];
  return isIanaName(name) ? name : undefined;
}

/** The IANA name of the time zone that a campaign names; undefined when it names none, or one that there is not. */
export function timeZoneIn(terms: Pick<Terms, "find"> | undefined): string | undefined {
  return timeZoneOf(readText(terms?.find("timezone")?.node) ?? "");
}

/** No spelling of a time zone is longer. A longer text may be anything, and takes long to look at. */
const LONGEST_NAME = 100;

/**
 * The time zone that was likely meant by a name: the same letters in another spelling, a name or an abbreviation in use elsewhere, a
 * city, or the nearest name.
 *
 * @param name - a name that is no time zone's
 * @returns undefined when none is near
 */
export function nearestTimeZone(name: string): NearestTimeZone | undefined {
  requireText("The name of a time zone is a string", name);
  if (name.length > LONGEST_NAME) return undefined;
  const letters = lettersOf(name);
  const ianaNames = ianaNamesByLetters();
  const spelled = namesByLetters.get(letters) ?? ianaNames.get(letters);
  if (spelled !== undefined) return { name: spelled, differsOnlyInSpelling: true };
  const meant =
    meantTimeZone(name, lettersOf, namesByLetters) ??
    namesByCity.get(letters) ??
    nearestIn(namesByLetters, letters) ??
    nearestIn(ianaNames, letters);
  return meant === undefined ? undefined : { name: meant, differsOnlyInSpelling: false };
}

/** A name without the parts that are spelled in several ways: blanks, case, accents, punctuation, and `&` as `and` or as `&amp;`. */
function lettersOf(name: string): string {
  return name
    .replaceAll(/&amp;|\band\b/gi, "")
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

const names = Object.keys(railsTimeZones);

const namesByLetters: ReadonlyMap<string, string> = new Map(names.map((name) => [lettersOf(name), name]));

/** By the letters of the IANA names' last parts; of several Rails names for one zone the first. */
const namesByCity: ReadonlyMap<string, string> = new Map(
  names.toReversed().map((name) => [lettersOf(railsTimeZones[name]?.split("/").at(-1) ?? ""), name]),
);

function nearestIn(candidates: ReadonlyMap<string, string>, letters: string): string | undefined {
  const similar = nearest(letters, candidates.keys());
  return similar === undefined ? undefined : candidates.get(similar);
}

/** Made when needed, and only a misspelt name needs it. Engines list older names for some of the zones. */
function ianaNamesByLetters(): ReadonlyMap<string, string> {
  const ianaNames = [...Intl.supportedValuesOf("timeZone"), ...Object.values(railsTimeZones)];
  return new Map(ianaNames.map((name) => [lettersOf(name), name]));
}

/** The IANA names that are no `Area/City`. Engines know more such names, which are no IANA names: `PST`, `IST`. */
const namesWithoutArea: ReadonlySet<string> = new Set(
  (
    "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica " +
    "Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU " +
    "WET Zulu"
  ).split(" "),
);

/** Engines take any case; Rails does not. */
function isIanaName(name: string): boolean {
  if (!name.includes("/")) return namesWithoutArea.has(name);
  if (!/^(?!SystemV\/)[A-Z]/.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
