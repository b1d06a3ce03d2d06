/** A module with one way to a decision; importing it is part of what is timed. */
interface Program {
  readonly decideFirst: () => unknown;
}

/** The process that does nothing else. */
export const EMPTY = "empty process";

/** What processes are started for, by name. */
export const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  [EMPTY]: () => Promise.resolve({ decideFirst: () => true }),
  "@recond/parser + evaluator": () => import("./recond.js"),
  subscript: () => import("./subscript.js"),
  "@marcbachmann/cel-js": () => import("./marcbachmann-cel-js.js"),
  "json-logic-engine": () => import("./json-logic-engine.js"),
  filtrex: () => import("./filtrex.js"),
  jexl: () => import("./jexl.js"),
  "cel-js": () => import("./cel-js.js"),
  "@bufbuild/cel": () => import("./bufbuild-cel.js"),
};

/** Runs a program in this process. */
export async function runProgram(name: string): Promise<void> {
  const program = await PROGRAMS[name]?.();
  if (program?.decideFirst() !== true) throw new Error(`${name} decides otherwise.`);
}
