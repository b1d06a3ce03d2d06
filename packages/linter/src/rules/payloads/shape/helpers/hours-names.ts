import { weekdays } from "@recond/campaign";
import { nearest } from "@recond/parser";
import { lettersOfPath } from "../../helpers/names.js";

/** The names that `hours` have, such as `monday_open`. */
const hoursNames: ReadonlySet<string> = new Set(
  weekdays.flatMap((day) => [`${day}_open`, `${day}_close`, `${day}_closed`]),
);

/** How days are called, each with its whole name; longer ones first, so that a name is not taken for the beginning of another. */
const days: readonly (readonly [string, string])[] = [
  ...weekdays.map((day) => [day, day] as const),
  ["thurs", "thursday"],
  ["tues", "tuesday"],
  ["thur", "thursday"],
  ...weekdays.map((day) => [day.slice(0, 3), day] as const),
];

/** How the three properties of a day are called. */
const sides: readonly (readonly [string, string])[] = [
  ["open", "open"],
  ["opens", "open"],
  ["opening", "open"],
  ["start", "open"],
  ["from", "open"],
  ["close", "close"],
  ["closes", "close"],
  ["closing", "close"],
  ["end", "close"],
  ["to", "close"],
  ["closed", "closed"],
];

/**
 * The name that was meant by another one among the properties of `hours`: `mondayOpen`, `mon_opens`, `modnay_open`.
 *
 * @returns undefined for documented names and for those that resemble none
 */
export function meantHoursName(name: string): string | undefined {
  if (hoursNames.has(name)) return undefined;
  const letters = lettersOfPath(name).replace(/(?:time|at|hours?)$/, "");
  const [spelled = "", day] = days.find(([each]) => letters.startsWith(each)) ?? [];
  if (day !== undefined) {
    const rest = letters.slice(spelled.length);
    // A day by itself, with both hours in it.
    if (rest === "") return `${day}_open`;
    const nearestName = nearest(
      rest,
      sides.map(([each]) => each),
    );
    const [, side] = sides.find(([each]) => each === rest) ?? sides.find(([each]) => each === nearestName) ?? [];
    return side === undefined ? undefined : `${day}_${side}`;
  }
  const turned = turnedName(letters);
  if (turned !== undefined) return turned;
  const side = ["closed", "close", "open"].find((each) => letters.endsWith(each));
  const meant = side === undefined ? undefined : nearest(letters.slice(0, -side.length), weekdays);
  return meant === undefined || side === undefined ? undefined : `${meant}_${side}`;
}

/** The name whose parts stand the other way round: `open_monday`. */
function turnedName(letters: string): string | undefined {
  const [spelled, day] = days.find(([each]) => letters.endsWith(each)) ?? [];
  if (day === undefined || spelled === undefined) return undefined;
  const [, side] = sides.find(([each]) => each === letters.slice(0, -spelled.length)) ?? [];
  return side === undefined ? undefined : `${day}_${side}`;
}
