import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recondInProcess } from "./support/in-process.js";
import { examples, json, recond } from "./support/recond.js";

const COMMANDS: readonly string[] =
  "parse fmt lint rules terms decide simulate sample analyze diff prove sql test explain set init completion demo request_set request_record-all request_record-none".split(
    " ",
  );

const help = await Promise.all(
  COMMANDS.map(async (command) => [command, (await recond([...command.split("_"), "--help"])).stdout] as const),
);

/** The flags of a help text: the name, the letter, and what is said of it. */
function flagsOf(text: string): readonly { readonly name: string; readonly letter: string }[] {
  const [, flags = ""] = text.split("\nFLAGS\n");
  return [...flags.matchAll(/^ {2}(?:-(\w)| {2}) +\[?--([a-z][\w-]*)/gm)].map(([, letter = "", name = ""]) => ({
    name,
    letter,
  }));
}

describe("every command", () => {
  it.each(help)("%s: what it is about, examples, usage, flags, in lines that can be read", (_, text) => {
    const headings = text.match(/^[A-Z][A-Z ]+$/gm) ?? [];
    expect(headings.filter((each) => ["EXAMPLES", "USAGE", "FLAGS"].includes(each))).toEqual([
      "EXAMPLES",
      "USAGE",
      "FLAGS",
    ]);
    const [before = ""] = text.split("\nEXAMPLES\n");
    expect(before.length).toBeGreaterThan(20);
    const shown = /\nEXAMPLES\n((?: {2}.*\n)+)/.exec(text)?.[1] ?? "";
    const lines = text.replace(shown, "").split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it("has --json, --color and --help", () => {
    for (const [, text] of help) {
      expect(flagsOf(text).map(({ name }) => name)).toEqual(expect.arrayContaining(["json", "color", "help"]));
    }
  });

  it("has the same letter for the same flag as all others", () => {
    const flags = help.flatMap(([, text]) => flagsOf(text));
    const letters = new Map<string, Set<string>>();
    for (const { name, letter } of flags) letters.set(name, (letters.get(name) ?? new Set()).add(letter));
    expect([...letters].filter(([, each]) => each.size > 1)).toEqual([]);
    const used = [...letters].flatMap(([, each]) => [...each].filter((letter) => letter !== ""));
    expect(new Set(used).size).toBe(used.length);
    expect(used.toSorted()).toEqual(["c", "e", "f", "h", "o", "q", "w"]);
  });

  it("calls a report's form --format", () => {
    const names = help.flatMap(([, text]) => flagsOf(text).map(({ name }) => name));
    expect(names).toContain("format");
    expect(names).not.toContain("reporter");
  });
});

describe("the documentation of --json", async () => {
  const page = await readFile(join(examples, "../docs/json-output.md"), "utf8");
  const documented = new Set(page.match(/\w+/g));

  it.each([
    "parse mobile~and",
    "fmt mobile campaign.json",
    "decide --campaign campaign.json --call call.json",
    "simulate --campaign campaign.json --calls transactions.csv --compare mobile --by day --evidence --explain 12",
    "sql --dialect duckdb mobile",
    "analyze --table mobile",
    "diff campaign.json",
    "prove --config guarantees/recond.config.yaml guarantees/campaigns",
    "test campaign.test.yaml --mutants --suggest",
    "lint payloads --statistics",
    "set request.json mobile",
    "request record-none --network 1 --advertiser 2 --campaign campaign.json --terms future",
    "rules",
    "terms",
    "explain R9",
    "completion fish",
  ])("names each property of: %s", async (command) => {
    const args = command.split(" ").map((word) => word.replace("~", " "));
    const found = json(await recond([...args, "--json"], { cwd: examples }));
    expect([...propertiesOf(found)].filter((name) => !documented.has(name))).toEqual([]);
  });
});

/** Properties whose names are facts, headers, settings or parts of a tree. */
const OTHERS = new Set(["call", "condition", "example", "met", "notMet", "missing", "body", "headers", "known"]);

/** The names of the properties of a JSON value; a name with a hyphen is a value that counts stand under. */
function propertiesOf(value: unknown): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([name, each]) => [
      ...(/^[a-z]\w*$/i.test(name) ? [name] : []),
      ...(OTHERS.has(name) ? [] : propertiesOf(each)),
    ]),
  );
}

describe("help of all commands", () => {
  it("has commands and examples first, and no usage lines", async () => {
    const { stdout } = await recond(["--help"]);
    expect(stdout.match(/^[A-Z]+$/gm)).toEqual(["COMMANDS", "EXAMPLES", "FLAGS"]);
    expect((await recond(["request", "--help"])).stdout.match(/^[A-Z]+$/gm)).toEqual(["COMMANDS", "EXAMPLES", "FLAGS"]);
  });
});

describe("the layout of a help text", () => {
  it("fits a narrow terminal, but for examples", async () => {
    const { stdout } = await recondInProcess(["init", "--help"], { columns: 44, env: { NO_COLOR: "1" } });
    expect(stdout).toBe(`Writes recond.config.yaml in this folder,
and for a campaign a test file beside it,
with the calls that show what each part of
its condition decides. A file that is there
already is left as it is.

EXAMPLES
  recond init
  recond init campaigns/spring.json

USAGE
  recond init [--terms current|future]
      [--current FILE] (--json) [<campaign>]
  recond init --help

ARGUMENTS
  [campaign]  The campaign that the first
              test file is for

FLAGS
     [--terms]    Which terms of an API
                  response count: the live
                  ones (by default) or the
                  staged ones (by default of
                  the present campaign of a
                  request) [current|future]
     [--current]  The campaign as the API
                  returns it, for what a
                  request body leaves
                  unchanged
      --json      Print one JSON object
                  instead of text
  -h  --help      Print help and exit
      --color     Colours always, never, or
                  on a terminal (auto);
                  --color alone: always
      --          Take everything behind it
                  as arguments

EXIT CODES
  0 written, 2 nothing written, as all of it
  is there already or cannot be written
`);
  });

  it("is none of the version's", async () => {
    expect((await recond(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

const ESCAPE = "\u001B[";

describe("colours", () => {
  const wrong = ["parse", "mobile AND x"];
  it.each([
    [["--color"], {}, true],
    [["--color=always"], { NO_COLOR: "1" }, true],
    [["--color", "always"], {}, true],
    [["--color", "auto"], {}, false],
    [["--no-color"], { FORCE_COLOR: "1" }, false],
    [["--color=never"], { FORCE_COLOR: "1" }, false],
    [[], { FORCE_COLOR: "1" }, true],
    [[], { FORCE_COLOR: "3" }, true],
    [[], { FORCE_COLOR: "0" }, false],
    [[], { FORCE_COLOR: "" }, false],
    [[], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    [[], {}, false],
  ])("%j with %j: %s", async (flags, env, expected) => {
    const run = await recond([...wrong, ...flags], { env: { NO_COLOR: "", FORCE_COLOR: "", ...env } });
    expect(run.code).toBe(1);
    expect(run.stdout.includes(ESCAPE)).toBe(expected);
  });

  it("are in messages, too, and never in what programs read", async () => {
    expect((await recond(["--color", "fmt", "moblie"])).stderr).toContain(ESCAPE);
    expect(json(await recond(["parse", "--json", "--color", "mobile"]))).toMatchObject({ valid: true });
    expect((await recond(["lint", "--color", "--format", "junit", "mobile AND x"])).stdout).not.toContain(ESCAPE);
  });

  it("are no condition, and have no other value", async () => {
    const { code, stderr } = await recond(["parse", "mobile", "--color=red"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: `--color` cannot be `red`. It is `always` or `never` or `auto`.\n",
    });
    expect((await recond(["fmt", "--", "--color"])).code).toBe(2);
  });
});
