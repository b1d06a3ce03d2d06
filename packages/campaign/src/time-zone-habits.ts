const PACIFIC = "Pacific Time (US & Canada)";
const MOUNTAIN = "Mountain Time (US & Canada)";
const CENTRAL = "Central Time (US & Canada)";
const EASTERN = "Eastern Time (US & Canada)";
const ATLANTIC = "Atlantic Time (Canada)";

/** How people who call a time zone by its area call it: `Pacific`, `Pacific Time`, `Pacific Standard Time`, `US/Pacific` … */
const areas: Readonly<Record<string, string>> = {
  pacific: PACIFIC,
  mountain: MOUNTAIN,
  central: CENTRAL,
  eastern: EASTERN,
  atlantic: ATLANTIC,
  hawaiian: "Hawaii",
  alaskan: "Alaska",
  hawaii: "Hawaii",
  alaska: "Alaska",
  arizona: "Arizona",
  newfoundland: "Newfoundland",
};

/** Abbreviations that mean one time zone to callers of the platform, which serves North America. */
const abbreviations: Readonly<Record<string, string>> = {
  pt: PACIFIC,
  pst: PACIFIC,
  pdt: PACIFIC,
  pst8pdt: PACIFIC,
  mt: MOUNTAIN,
  mst: MOUNTAIN,
  mdt: MOUNTAIN,
  mst7mdt: MOUNTAIN,
  ct: CENTRAL,
  cst: CENTRAL,
  cdt: CENTRAL,
  cst6cdt: CENTRAL,
  et: EASTERN,
  est: EASTERN,
  edt: EASTERN,
  est5edt: EASTERN,
  ast: ATLANTIC,
  adt: ATLANTIC,
  nst: "Newfoundland",
  ndt: "Newfoundland",
  hst: "Hawaii",
  akst: "Alaska",
  akdt: "Alaska",
  // Windows calls two states so that have, or had, no daylight-saving time.
  usmountainstandardtime: "Arizona",
  useasternstandardtime: "Indiana (East)",
  gmt: "UTC",
  zulu: "UTC",
  z: "UTC",
};

/** The time zone of North America with this standard time, in minutes from UTC. */
const offsets: ReadonlyMap<number, string> = new Map([
  [-600, "Hawaii"],
  [-540, "Alaska"],
  [-480, PACIFIC],
  [-420, MOUNTAIN],
  [-360, CENTRAL],
  [-300, EASTERN],
  [-240, ATLANTIC],
  [-210, "Newfoundland"],
  [0, "UTC"],
]);

/**
 * The Rails name of the time zone that is meant by a name in use elsewhere: `PST`, `Eastern Standard Time`, `GMT-8`,
 * `(GMT-08:00) Pacific Time (US & Canada)`.
 *
 * @param lettersOf - leaves of a name what all its spellings share
 * @param byLetters - the Rails name with these letters
 */
export function meantTimeZone(
  name: string,
  lettersOf: (name: string) => string,
  byLetters: ReadonlyMap<string, string>,
): string | undefined {
  // The way that Rails itself shows a time zone in lists.
  const [, shown] = /^\s*\((?:GMT|UTC)[^)]*\)(.+)$/i.exec(name) ?? [];
  if (shown !== undefined) return byLetters.get(lettersOf(shown)) ?? meantTimeZone(shown, lettersOf, byLetters);
  return zoneAtOffset(name) ?? zoneCalled(lettersOf(name));
}

function zoneCalled(letters: string): string | undefined {
  const area = letters.replace(/(?:standard|daylight)?time(?:zone)?(?:us|usa|canada|uscanada)?$/, "");
  return (
    own(abbreviations, letters) ?? own(abbreviations, area) ?? own(areas, area) ?? own(areas, area.replace(/^us/, ""))
  );
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function zoneAtOffset(name: string): string | undefined {
  const [, sign, hours, minutes = "0"] =
    /^\s*(?:GMT|UTC)?\s*([-+\u2212])\s*(\d{1,2})(?::?(\d{2}))?\s*$/i.exec(name) ?? [];
  if (sign === undefined) return undefined;
  const offset = Number(hours) * 60 + Number(minutes);
  return offsets.get(sign === "+" ? offset : 0 - offset);
}
