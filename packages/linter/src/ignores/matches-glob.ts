import matches from "zeptomatch";

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
