import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond, shell } from "./support/recond.js";

const { path: root, file } = await folder();

describe("recond parse", () => {
  it("draws the tree and prints the canonical text", async () => {
    const run = await recond(["parse", "mobile or repeat and during_hours"]);
    expect(run).toEqual({
      code: 0,
      stdout:
        "or\n├─ mobile\n└─ and\n   ├─ repeat\n   └─ during_hours\n\ncanonical: mobile or repeat and during_hours\n",
      stderr: "",
    });
  });

  it("prints one JSON object", async () => {
    const run = await recond(["parse", "--json", "mobile or repeat and during_hours"]);
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({
      source: "mobile or repeat and during_hours",
      valid: true,
      condition: { kind: "or", operands: [{ kind: "flag", name: "mobile" }, { kind: "and" }] },
      canonical: "mobile or repeat and during_hours",
      diagnostics: [],
      fixed: null,
      fixedBy: null,
    });
  });

  it("shows every mistake underlined, and the fixed condition", async () => {
    const { code, stdout, stderr } = await recond(["parse", "mobile AND affiliate_name == 'Acme' or pressed[112]"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    for (const text of ["error[letter-case]", "error[comparison-spelling]", "error[quote-style]", "^^^^^^"]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).toContain(
      'fixed, if this is what was meant: mobile and affiliate_name = "Acme" or pressed[1 1 2]\n',
    );
  });

  it("says when safe fixes are enough", async () => {
    const run = await recond(["parse", "--json", "mobile AND\n  !repeat"]);
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({
      valid: false,
      canonical: null,
      diagnostics: [
        { code: "letter-case", severity: "error", line: 1, column: 8, span: { start: 7, end: 10 } },
        { line: 2, column: 3 },
      ],
      fixedBy: "safe",
    });
  });

  it("offers no empty condition as a fix", async () => {
    expect(json(await recond(["parse", "--json", "--", "-- nothing else"]))).toMatchObject({
      valid: false,
      fixed: null,
    });
  });

  it("reads a file and standard input, with a byte-order mark and line breaks", async () => {
    const path = await file("marked.recond", "\uFEFFmobile\r\nor repeat\r\n");
    expect((await recond(["parse", "--file", path])).stdout).toContain("canonical: mobile or repeat\n");
    expect((await recond(["parse", "-"], { input: "mobile\nor repeat\n" })).stdout).toContain(
      "canonical: mobile or repeat\n",
    );
    expect((await recond(["parse", "--file", "-"], { input: "repeat" })).stdout).toContain("canonical: repeat\n");
  });

  it("reads a file, and takes its name as a condition with --expr", async () => {
    const path = await file("condition.recond", "mobile");
    expect(await recond(["parse", path])).toEqual(await recond(["parse", "--file", path]));
    expect((await recond(["parse", "--expr", path])).code).toBe(1);
  });

  it("knows the three vocabularies", async () => {
    expect((await recond(["parse", "duration > 60"])).code).toBe(1);
    expect((await recond(["parse", "--vocabulary", "payout", "duration > 60"])).stdout).toContain(
      "canonical: duration > 1 min",
    );
  });

  it("does not try to mend what has more mistakes than are told", async () => {
    const path = await file("many.recond", `${"mobile AND ".repeat(1001)}mobile`);
    expect(json(await recond(["parse", "--json", "--file", path]))).toMatchObject({ valid: false, fixed: null });
  });

  it("takes the empty condition", async () => {
    expect(await recond(["parse", ""])).toMatchObject({
      code: 0,
      stdout: "The condition is empty: it holds for every call.\n",
    });
    expect(json(await recond(["parse", "--json", " "]))).toMatchObject({ valid: true, condition: null, canonical: "" });
    expect(json(await recond(["parse", "--json", "("]))).toMatchObject({
      valid: false,
      condition: null,
      canonical: null,
    });
  });
});

describe("colours", () => {
  const escape = "\u001B[";

  it("are not printed into a pipe", async () => {
    expect((await recond(["parse", "mobile AND x"])).stdout).not.toContain(escape);
  });

  it("are printed on a terminal, but not under NO_COLOR", async () => {
    const onTerminal = `script -qec "$(declare -f recond); recond parse 'mobile AND x'" /dev/null`;
    const { stdout } = await shell(`if command -v script > /dev/null; then ${onTerminal}; else echo no-terminal; fi`);
    if (stdout.startsWith("no-terminal")) return;
    expect(stdout).toContain(escape);
    expect((await shell(`export NO_COLOR=1; ${onTerminal}`)).stdout).not.toContain(escape);
  });
});

describe("a closed pipe", () => {
  it("ends the command quietly", async () => {
    const { stdout, stderr } = await shell(
      `recond parse "$(printf 'mobile or %.0s' {1..9000}) repeat" | head -1; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stderr).toBe("");
    expect(stdout).toBe("or\n0\n");
  });
});

describe("recond parse --json of a folder", () => {
  it("has `results`, even with a single condition in it", async () => {
    await mkdir(join(root, "single"));
    const path = await file("single/a.recond", "mobile");
    expect(json(await recond(["parse", "--json", join(root, "single")]))).toMatchObject({
      results: [{ name: path, canonical: "mobile" }],
    });
    expect(json(await recond(["parse", "--json", join(root, "single/*.recond")]))).toHaveProperty("results");
    expect(json(await recond(["parse", "--json", path]))).toMatchObject({ canonical: "mobile" });
  });
});
