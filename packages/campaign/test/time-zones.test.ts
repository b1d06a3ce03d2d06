import { existsSync } from "node:fs";
import { nearestTimeZone, railsTimeZones, timeZoneOf } from "@recond/campaign";
import { describe, expect, it } from "vitest";

const ZONE_FILES = "/usr/share/zoneinfo";

/** Minutes from UTC in this zone at noon of this day, by the engine's data. */
function offsetAt(timeZone: string, day: string): number {
  const moment = new Date(`${day}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(moment);
  const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

describe("the table of names", () => {
  it("names only zones that the engine knows", () => {
    const zones = Object.values(railsTimeZones);
    expect(zones.length).toBeGreaterThan(150);
    expect(zones.filter((zone) => !isKnown(zone))).toEqual([]);
  });

  it.skipIf(!existsSync(ZONE_FILES))("names only zones of the system's data", () => {
    expect(Object.values(railsTimeZones).filter((zone) => !existsSync(`${ZONE_FILES}/${zone}`))).toEqual([]);
  });

  // Rails lists its zones by offset, and the documented names are in this order: none may jump back by hours.
  it("is in the order of the offsets from UTC, west to east", () => {
    const offsets = Object.values(railsTimeZones).map((zone) =>
      Math.min(offsetAt(zone, "2018-01-15"), offsetAt(zone, "2018-07-15")),
    );
    let east = -Infinity;
    for (const offset of offsets) {
      expect(offset).toBeGreaterThan(east - 180);
      east = Math.max(east, offset);
    }
  });

  it.each([
    ["Hawaii", -600, -600],
    ["Alaska", -540, -480],
    ["Pacific Time (US & Canada)", -480, -420],
    ["Mountain Time (US & Canada)", -420, -360],
    ["Arizona", -420, -420],
    ["Central Time (US & Canada)", -360, -300],
    ["Eastern Time (US & Canada)", -300, -240],
    ["Atlantic Time (Canada)", -240, -180],
    ["Newfoundland", -210, -150],
    ["UTC", 0, 0],
    ["London", 0, 60],
    ["New Delhi", 330, 330],
  ])("%s is %d minutes from UTC in winter and %d in summer", (name, winter, summer) => {
    const zone = timeZoneOf(name) ?? "";
    expect([offsetAt(zone, "2025-01-15"), offsetAt(zone, "2025-07-15")]).toEqual([winter, summer]);
  });
});

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

describe("a time zone's name", () => {
  it("is any name of the table, or any IANA name that the engine lists", () => {
    expect(Object.keys(railsTimeZones).filter((name) => timeZoneOf(name) !== railsTimeZones[name])).toEqual([]);
    const iana = Intl.supportedValuesOf("timeZone").filter((name) => !Object.hasOwn(railsTimeZones, name));
    expect(iana.filter((name) => timeZoneOf(name) !== name)).toEqual([]);
    expect(["US/Pacific", "America/Indianapolis", "Asia/Kolkata", "EST5EDT", "UTC"].map(timeZoneOf)).not.toContain(
      undefined,
    );
  });

  it.each([
    "pacific time (us & canada)",
    "Pacific Time (US &amp; Canada)",
    "america/los_angeles",
    "PST",
    "IST",
    "SystemV/PST8",
    "+01:00",
    "GMT-8",
    "Mars/Phobos",
    "Etc/Unknown",
    "constructor",
    "__proto__",
    "",
  ])("is not %j", (name) => {
    expect(timeZoneOf(name)).toBeUndefined();
  });
});

describe("the time zone that was meant", () => {
  const PACIFIC = "Pacific Time (US & Canada)";
  const EASTERN = "Eastern Time (US & Canada)";

  it.each([
    ["PacificTime(US&Canada)", PACIFIC],
    ["Pacific Time (US &amp; Canada)", PACIFIC],
    ["Pacific Time (US and Canada)", PACIFIC],
    ["pacific time us & canada", PACIFIC],
    [" Eastern Time (US & Canada) ", EASTERN],
    ["Bogotá", "Bogota"],
    ["Nukualofa", "Nuku'alofa"],
    ["hawaii", "Hawaii"],
    ["america/los_angeles", "America/Los_Angeles"],
    ["America/New York", "America/New_York"],
    ["asia/kolkata", "Asia/Kolkata"],
  ])("%s differs only in spelling from %s", (name, expected) => {
    expect(nearestTimeZone(name)).toEqual({ name: expected, differsOnlyInSpelling: true });
  });

  it.each([
    ["PST", PACIFIC],
    ["PT", PACIFIC],
    ["Pacific", PACIFIC],
    ["Pacific Time", PACIFIC],
    ["Pacific Standard Time", PACIFIC],
    ["us/pacific", PACIFIC],
    ["Los Angeles", PACIFIC],
    ["Pacifc Time (US & Canada)", PACIFIC],
    ["GMT-8", PACIFIC],
    ["UTC-08:00", PACIFIC],
    ["(GMT-08:00) Pacific Time (US & Canada)", PACIFIC],
    ["EST", EASTERN],
    ["ET", EASTERN],
    ["Eastern", EASTERN],
    ["US Eastern", EASTERN],
    ["Eastern Standard Time", EASTERN],
    ["(UTC-05:00) Eastern Time (US & Canada)", EASTERN],
    ["New York", EASTERN],
    ["US Mountain Standard Time", "Arizona"],
    ["America/New_Yrk", "America/New_York"],
    ["GMT+0", "UTC"],
  ])("%s means %s", (name, expected) => {
    expect(nearestTimeZone(name)).toEqual({ name: expected, differsOnlyInSpelling: false });
  });

  it.each(["", "gibberish", "IST", "GMT+1", "Mars/Phobos", "constructor", "__proto__"])("%j means none", (name) => {
    expect(nearestTimeZone(name)).toBeUndefined();
  });

  it("is always one that exists", () => {
    const written = [
      "PDT",
      "MT",
      "CST",
      "EDT",
      "AST",
      "NST",
      "HST",
      "AKST",
      "GMT-7",
      "Alaskan",
      "GMT",
      "Zulu",
      "-3:30",
    ];
    const names = written.map((name) => nearestTimeZone(name)?.name ?? "none");
    expect(names.filter((name) => !Object.hasOwn(railsTimeZones, name))).toEqual([]);
  });

  it("is not looked for in what is no name", () => {
    for (const text of [" ".repeat(1_000_000), "(GMT) ".repeat(100_000), "a".repeat(1_000_000)]) {
      expect(nearestTimeZone(text)).toBeUndefined();
    }
  });
});
