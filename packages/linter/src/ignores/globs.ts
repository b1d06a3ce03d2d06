import matches from "zeptomatch";

/** Most units of a glob. */
const LONGEST_GLOB = 256;

/** Most freedom of a glob: every `*` but the first of a name, every `**`, and every list in braces is a choice to try. */
const MOST_CHOICES = 3;

/** Whether a glob stands for more than the file of that name. */
export function isPattern(glob: string): boolean {
  return /[*?[{]/.test(glob);
}

/**
 * What is wrong with a glob: it would find nothing, something else than it says, or take too long on long names.
 *
 * @returns undefined when it can be followed
 */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === "") return "A glob cannot be empty. Write the name of a file, such as `campaigns/*.json`.";
  if (glob.startsWith("!")) return "A glob names the files that are meant. Leave out the `!`.";
  if (glob.includes("\\")) return "A glob has `/` between folders, on Windows too.";
  if (/[()|]/.test(glob)) {
    return "A glob has no `(`, `)` and `|`. Write `{a,b}` for one of several, `?` for any character.";
  }
  if (glob.length > LONGEST_GLOB) return `A glob has at most ${LONGEST_GLOB} characters.`;
  if (choicesIn(glob) > MOST_CHOICES) return "This glob has too many `*` and `{…}`. Make several of it.";
  return undefined;
}

function choicesIn(glob: string): number {
  const lists = glob.split("{").length - 1;
  const inNames = glob.split("/").map((name) => (name === "**" ? 1 : Math.max(0, name.split("*").length - 2)));
  return lists + inNames.reduce((sum, count) => sum + count, 0);
}

/**
 * Whether a file is one of those that a glob stands for. The name of a folder stands for everything in it.
 *
 * @param glob - with which `globProblem` finds nothing wrong
 * @param file - its name, with `/` between folders
 */
export function matchesGlob(glob: string, file: string): boolean {
  const fromHere = glob.replace(/^\.\//, "");
  return isMatch(fromHere, file) || isIn(fromHere, file);
}

function isMatch(glob: string, file: string): boolean {
  try {
    // Engines compile an expression when it is used again; a hostile glob takes a quarter of the time so.
    matches(glob, "");
    // Here a `\` is a character of a name; the library would take it for a `/`.
    return matches(glob, file.replaceAll("\\", "\0"));
  } catch {
    // A range whose ends are the wrong way round stands for nothing.
    return false;
  }
}

function isIn(folder: string, file: string): boolean {
  const name = folder.replace(/\/$/, "");
  return name === "." || file.startsWith(`${name}/`);
}
