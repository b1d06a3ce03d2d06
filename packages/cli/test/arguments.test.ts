import { describe, expect, it } from "vitest";
import { recondInProcess } from "./support/in-process.js";
import { recond, STACK_TRACE } from "./support/recond.js";

const wrongUse: readonly (readonly [string, readonly string[], string])[] = [
  ["a mistyped command", ["prse", "mobile"], "There is no command `prse`. Did you mean `parse`?"],
  [
    "a command that does not exist",
    ["chart", "mobile"],
    "There is no command `chart`. `recond --help` lists the commands.",
  ],
  ["a flag instead of a command", ["--each"], "There is no command `--each`."],
  ["a mistyped flag", ["parse", "--jsn", "mobile"], "There is no flag `--jsn`. Did you mean `--json`?"],
  ["a mistyped flag behind the condition", ["parse", "mobile", "--vocab", "payout"], "Did you mean `--vocabulary`?"],
  ["a short flag that does not exist", ["parse", "-q"], "There is no flag `-q`."],
  ["a flag of one letter", ["parse", "--x"], "There is no flag `--x`."],
  ["a flag with letters that none has", ["lint", "--fö\u202Ex", "mobile"], "There is no flag `--fö<U+202E>x`."],
  ["a flag with no value", ["parse", "--file"], "`--file` is missing, or has no value."],
  ["a flag with an empty value", ["parse", "--file="], "`--file=` has no value."],
  ["a flag followed by a flag", ["parse", "--file", "--json"], "`--file` has no value: `--json` follows it."],
  ["a flag given twice", ["decide", "--call", "a", "--call", "b", "--campaign", "c"], "`--call` is given twice."],
  [
    "a value that a flag does not take",
    ["parse", "--vocabulary", "rec", "x"],
    "It is `recording` or `routing` or `payout`.",
  ],
  [
    "a pattern that no path is as long as",
    ["lint", "--exclude", `${"a".repeat(70_000)}*`, "."],
    "has at most 4096 characters",
  ],
  [
    "an id that leads elsewhere",
    ["request", "record-all", "--network", "1", "--advertiser", "../2", "--campaign-id", "3", "--without-tree"],
    "`../2` is no id. An id is one step of an address",
  ],
  ["a missing flag", ["decide", "--call", "a"], "`--campaign` is missing"],
  [
    "a bad number",
    ["simulate", "--campaign", "a", "--calls", "b", "--explain", "foo"],
    "`foo` is no whole number from 1 on.",
  ],
  [
    "a number below 1",
    ["simulate", "--campaign", "a", "--calls", "b", "--explain", "0"],
    "`0` is no whole number from 1 on.",
  ],
  ["another name of lint", ["check", "mobile"], "There is no command `check`. Did you mean `recond lint`?"],
  ["one more", ["validate", "mobile"], "Did you mean `recond lint`?"],
  ["what lint does with a flag", ["fix", "mobile"], "Did you mean `recond lint`?"],
  ["an argument too many", ["explain", "a", "b"], "There is an argument too many: `b`."],
  ["files without flags", ["decide", "a.json", "b.json"], "Files come with flags: `--campaign FILE --call FILE`."],
  ["a term to list", ["terms", "mobile"], "`recond explain TERM` has more about one."],
  ["a flag that no flag is like", ["simulate", "--log", "x"], "There is no flag `--log`. `--help` behind"],
  ["JSON for a file", ["decide", "--campaign", "{}", "--call", "x"], "JSON itself is no argument"],
  ["a condition for a file", ["simulate", "--campaign", "mobile", "--calls", "x"], "a file, and no condition."],
  ["a condition and then the file", ["set", "mobile", "x.json"], "The campaign's file comes first"],
  ["a misspelt term to explain", ["explain", "mobille"], "Did you mean `mobile`?"],
  ["a log without a flag", ["simulate", "a.json"], "Files come with flags: `--campaign FILE --calls FILE`."],
  ["a text that looks like a flag", ["parse", "-mobile"], "To pass a text that starts with `-`, put `--` before it."],
  ["no condition", ["parse"], "The condition is missing."],
  ["nothing to format", ["fmt"], "The condition or file is missing."],
  [
    "a condition without quotes",
    ["parse", "mobile", "and", "repeat"],
    "Put it in single quotes: `'mobile and repeat'`.",
  ],
  [
    "a condition without quotes to format",
    ["fmt", "mobile", "or", "repeat"],
    "Put it in single quotes: `'mobile or repeat'`.",
  ],
  ["a condition and a file", ["parse", "mobile", "--file", "x"], "Give only one of them."],
  ["checking and writing", ["fmt", "--check", "--write", "x"], "Give only one of them."],
  ["writing a condition", ["fmt", "--write", "mobile"], "`--write` needs files"],
  ["standard input twice", ["decide", "--campaign", "-", "--call", "-"], "Standard input can be read only once."],
  ["standard input to format twice", ["fmt", "-", "-"], "Standard input can be read only once."],
];

describe("wrong use", () => {
  it("speaks of the quotes of Windows there", async () => {
    const { platform } = process;
    Object.defineProperty(process, "platform", { value: "win32" });
    const { stderr } = await recondInProcess(["parse", "mobile", "and", "repeat"]);
    Object.defineProperty(process, "platform", { value: platform });
    expect(stderr).toContain('In PowerShell put it in single quotes; in cmd.exe in double quotes, with `\\"` for each');
  });

  it.each(wrongUse)("%s", async (_title, args, message) => {
    const run = await recond(args);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toMatch(/^error: /);
    expect(run.stderr).not.toMatch(STACK_TRACE);
  });
});

describe("help", () => {
  it("is printed by the bare command, with examples and all commands", async () => {
    const { code, stdout, stderr } = await recond([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const text of ["EXAMPLES", "parse", "fmt", "decide", "simulate", "explain", "--version"]) {
      expect(stdout).toContain(text);
    }
  });

  it.each(["parse", "fmt", "decide", "simulate", "explain"])("of %s has examples", async (command) => {
    const { code, stdout, stderr } = await recond([command, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("EXAMPLES\n  recond");
    expect(stdout).toContain("--json");
  });

  it("takes a text that starts with a hyphen behind `--`", async () => {
    const { code, stdout } = await recond(["fmt", "--", "-mobile"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("is a command too", async () => {
    expect((await recond(["help"])).stdout).toBe((await recond(["--help"])).stdout);
    expect((await recond(["help", "fmt"])).stdout).toBe((await recond(["fmt", "--help"])).stdout);
    expect((await recond(["help", "prse"])).stderr).toContain("Did you mean `parse`?");
    expect((await recond(["help", "fmt", "parse"])).code).toBe(2);
  });

  it("has a version", async () => {
    const { code, stdout } = await recond(["--version"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
