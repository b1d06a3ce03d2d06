import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LintOptions } from "@recond/linter";

/** A finding as a fixture draws it: the marked place, and the id of the rule. */
export interface Mark {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** A text with everything that must be found in it. */
export interface Fixture {
  readonly file: string;
  readonly name: string;
  readonly options: LintOptions;
  readonly source: string;
  readonly marks: readonly Mark[];
  /** The text after all fixes, suggested ones too. */
  readonly fixed: string | undefined;
  /** The text after the safe fixes alone. */
  readonly safe: string | undefined;
}

/**
 * The fixtures of a folder below `test/fixtures`: blocks that begin with `### name`. In a block, `options: {…}` gives options as JSON;
 * lines of blanks, `^` and an id mark places in the line above; `=> text` and `safe => text` say what fixes make of the source; all
 * other lines are the source.
 */
export function readFixtures(folder: "conditions" | "payloads"): readonly Fixture[] {
  const path = fileURLToPath(new URL(`../fixtures/${folder}`, import.meta.url));
  return readdirSync(path)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const [, ...blocks] = `\n${readFileSync(`${path}/${file}`, "utf8")}`.split("\n### ");
      return blocks.map((block) => readFixture(file, block));
    });
}

function readFixture(file: string, block: string): Fixture {
  const [name = "", ...lines] = block.trimEnd().split("\n");
  const source: string[] = [];
  const marks: Mark[] = [];
  let options: LintOptions = {};
  let fixed: string | undefined;
  let safe: string | undefined;
  for (const line of lines) {
    const mark = /^( *)(\^+|\|) ([a-z-]+)$/.exec(line);
    if (line.startsWith("options: ")) options = JSON.parse(line.slice("options: ".length)) as LintOptions;
    else if (line.startsWith("=> ")) fixed = line.slice("=> ".length);
    else if (line.startsWith("safe => ")) safe = line.slice("safe => ".length);
    else if (mark === null) source.push(line);
    else marks.push(markIn(source, mark));
  }
  return { file, name, options, source: source.join("\n"), marks, fixed, safe };
}

/** A mark, by its offsets in the whole source: it stands below the last line so far. */
function markIn(source: readonly string[], [, blanks = "", carets = "", code = ""]: readonly string[]): Mark {
  const before = source.slice(0, -1).reduce((sum, line) => sum + line.length + 1, 0);
  const start = before + blanks.length;
  return { code, start, end: start + (carets === "|" ? 0 : carets.length) };
}
