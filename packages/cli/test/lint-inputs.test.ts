import { chmod, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond, type Run, runnerFor, shell, STACK_TRACE } from "./support/recond.js";

const { path: root, file } = await folder();

function payload(condition: unknown): object {
  return { ivr_tree: { record_calls: true, call_recording_condition: condition } };
}

/** The names of the files that were linted. */
async function linted(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const { results } = json(await recond(["lint", "--json", ...args], { cwd })) as { results: { name: string }[] };
  return results.map(({ name }) => name);
}

function expectError(run: Run, message: string, code = 2): void {
  expect(run.stderr + run.stdout).toContain(message);
  expect(run.stderr + run.stdout).not.toMatch(STACK_TRACE);
  expect(run.code).toBe(code);
}

describe("recond lint finds", async () => {
  const project = await folder();
  const { path: cwd } = project;
  await Promise.all(
    ["a/.hidden", "a/node_modules", "empty"].map((name) => mkdir(join(cwd, name), { recursive: true })),
  );
  const names = ["a/2.json", "a/1.ndjson", "a/.hidden/4.json", "a/node_modules/5.json", "a/[6].json"];
  await Promise.all(names.map((name) => project.file(name, payload("repeat"))));
  await project.file("a/3.recond", "repeat\n");
  await project.file("a/package.json", { name: "x", version: "1" });
  await project.file("a/tsconfig.json", "{ // with comments\n}");
  await project.file("a/recond.config.json", {});
  await project.file("a/x.test.json", { condition: "repeat", cases: [] });
  await project.file("a/calls.ndjson", '{"mobile":true}\n{"mobile":false}\n');
  await project.file("a/notes.txt", "mobile and landline");

  it("files in a folder, and counts those that are no campaigns", async () => {
    expect(await linted(["a"], cwd)).toEqual(["a/1.ndjson", "a/2.json", "a/3.recond", "a/[6].json"]);
    const { code, stdout, stderr } = await recond(["lint", "a"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe("No findings in 4 files; 3 files without a campaign\n");
    expect(stderr).toBe("3 files have no campaign in them: `a/calls.ndjson`, `a/package.json`, `a/tsconfig.json`\n");
  });

  it("what a list of files has of campaigns, with --files", async () => {
    const named = [
      "a/2.json",
      "a/package.json",
      "a/calls.ndjson",
      "a/x.test.json",
      "a/recond.config.json",
      "a/1.ndjson",
    ];
    expect(await linted(["--files", ...named], cwd)).toEqual(["a/2.json", "a/1.ndjson"]);
    expect((await recond(["lint", "--files", ...named], { cwd })).stdout).toBe(
      "No findings in 2 files; 2 files without a campaign\n",
    );
    expect(await linted(["--files", "a", "**/2.*"], cwd)).toEqual([
      "a/1.ndjson",
      "a/2.json",
      "a/3.recond",
      "a/[6].json",
    ]);
  });

  it.each(["a/package.json", "a/x.test.json", "empty"])(
    "nothing in %s with --files, which is no error",
    async (name) => {
      const { code, stdout } = await recond(["lint", "--files", name, "--complete"], { cwd });
      expect({ code, stdout: stdout.replace(/;.*/, "") }).toEqual({ code: 0, stdout: "No findings in 0 files\n" });
    },
  );

  it.each(["mobile", "and", "mobile and repeat", "nosuch.json", "nosuch/*.json"])(
    "no file %s with --files, which is an error",
    async (name) => {
      expect(await recond(["lint", "--files", name], { cwd })).toMatchObject({ code: 2 });
      expect(await recond(["lint", "--files", "a", name], { cwd })).toMatchObject({ code: 2 });
    },
  );

  it("no conditions with --files", async () => {
    expectError(await recond(["lint", "--files", "mobile"], { cwd }), "There is no file `mobile`.");
    expectError(await recond(["lint", "--files", "--expr", "mobile"], { cwd }), "Give only one of them.");
  });

  it("files by a glob that the shell left alone", async () => {
    expect(await linted(["a/*.recond"], cwd)).toEqual(["a/3.recond"]);
    expect(await linted(["**/{2,3}.*"], cwd)).toEqual(["a/2.json", "a/3.recond"]);
    expect(await linted(["a/[6].json"], cwd)).toEqual(["a/[6].json"]);
    expect(await linted(["a/node_modules/*.json"], cwd)).toEqual(["a/node_modules/5.json"]);
  });

  it("each file once", async () => {
    await symlink(join(cwd, "a/2.json"), join(cwd, "a/link.json"));
    expect(await linted(["a/2.json", "./a/2.json", "a/2.*", "a/link.json"], cwd)).toEqual(["a/2.json"]);
  });

  it.each([
    ["empty", "There is nothing to lint in the folder `empty`"],
    ["b/*.json", "No file matches `b/*.json`."],
    ["missing.json", "There is no file `missing.json`."],
    ["missing/", "There is no file `missing/`."],
    ["a/package.jso?", "There is nothing to lint: 1 file has no campaign in it: `a/package.json`."],
  ])("nothing in %s, which is an error", async (argument, message) => {
    const run = await recond(["lint", argument], { cwd });
    expectError(run, message);
    expect(run.stdout).toBe("");
  });

  it("that a file which was named is no campaign", async () => {
    expectError(await recond(["lint", "a/package.json"], { cwd }), "error[not-a-campaign]", 1);
    expectError(await recond(["lint", "a/tsconfig.json"], { cwd }), "error[json-syntax]", 1);
  });

  it("that the shell took a condition apart", async () => {
    expectError(await recond(["lint", "mobile", "and", "repeat"]), "Put it in single quotes");
  });
});

const fine = JSON.stringify(payload("repeat"));
/** A campaign of ten kilobytes. */
const wide = JSON.stringify({ ...payload("repeat"), name: "x".repeat(9950) });

const badPayloads: readonly (readonly [string, string | Buffer, string, number])[] = [
  ["is empty", "", "error[json-syntax]: This is empty.", 1],
  ["has several mistakes", '{ "ivr_tree": { "record_calls": treu,\n "x" 1, } }', ":2:6", 1],
  ["has a property twice", '{ "ivr_tree": { "record_calls": true, "record_calls": false } }', "duplicate-property", 1],
  ["is an array of numbers", "[1, 2]", "error[not-a-campaign]", 1],
  ["is a string", '"mobile"', "error[not-a-campaign]", 1],
  ["is nested 100,000 deep", "[".repeat(100_000), "nested deeper than 500 levels", 1],
  ["has a condition of 100,000 parentheses", JSON.stringify(payload("(".repeat(100_000))), "error[", 1],
  ["is UTF-16", Buffer.from(`\uFEFF${fine}`, "utf16le"), "is written in UTF-16. Save it as UTF-8.", 2],
  ["is UTF-16 without a mark", Buffer.from(fine, "utf16le"), "is written in UTF-16.", 2],
  ["is no UTF-8", Buffer.concat([Buffer.from(fine), Buffer.from([0xff])]), "that UTF-8 does not know", 2],
  ["is compressed", Buffer.from([0x1f, 0x8b, 8, 0]), "is compressed (gzip).", 2],
];

describe("recond lint reports a payload that", () => {
  it.each(badPayloads)("%s", async (_title, content, message, code) => {
    expectError(await runnerFor(content)(["lint", await file("bad.json", content)]), message, code);
  });

  it("has a byte-order mark as it is without", async () => {
    expect((await recond(["lint", await file("marked.json", `\uFEFF${fine}`)])).code).toBe(0);
  });

  it("is larger than what is read at once", async () => {
    const path = await file("large.json", Buffer.concat([Buffer.from('{ "x": "'), Buffer.alloc(70_000_000, "x")]));
    expectError(await recond(["lint", path]), "has more than 64 MB. Only lists of campaigns may be as large as that.");
  });

  it("cannot be read, and goes on with the others", async () => {
    const broken = await file("other.json", payload("mobile and landline"));
    const run = await recond(["lint", join(root, "missing.json"), broken]);
    expectError(run, "There is no file");
    expect(run.stdout).toContain("error[never-true]");
    const secret = await file("secret.json", payload("repeat"));
    await mkdir(join(root, "locked"));
    await Promise.all([secret, join(root, "locked")].map((path) => chmod(path, 0)));
    // The superuser may read everything.
    if (process.getuid?.() === 0) return;
    expectError(await recond(["lint", secret]), "not allowed to read");
    expectError(await recond(["lint", join(root, "*", "*.json")]), "not allowed to read");
  });

  it("comes from standard input", async () => {
    const run = await recond(["lint", "-"], { input: JSON.stringify(payload("mobile and landline")) });
    expectError(run, "--> standard input:1:", 1);
    expectError(await shell("recond lint - < /"), "Standard input is a folder.");
    expectError(await recond(["lint", "-", "-"]), "Standard input can be read only once.");
  });
});

describe("recond lint with campaigns one a line", () => {
  const lines = [fine, '{"ivr_tree":', "", JSON.stringify(payload("mobile and landline")), '{"mobile":true}', fine];

  it.each([
    ["page.ndjson", "\n"],
    ["page.jsonl", "\r\n"],
    ["page.json", "\n"],
  ])("has the lines of %s, and goes on behind a broken one", async (name, end) => {
    const path = await file(name, lines.join(end));
    const { code, stdout } = await recond(["lint", "--format", "compact", path]);
    expect(code).toBe(1);
    const found = stdout.split("\n").map((line) => /:(\d+):\d+: error\[(.*?)\]/.exec(line)?.slice(1).join(" "));
    expect(found).toEqual(["2 json-syntax", "4 never-true", "5 not-a-campaign", undefined]);
  });

  it("tells a line that is no UTF-8 or too long", async () => {
    const bad = Buffer.concat([
      Buffer.from(`${fine}\n`),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.alloc(17 * 1024 * 1024, "x"),
      Buffer.from(`\n${JSON.stringify(payload("mobile and landline"))}\n`),
    ]);
    const { stdout } = await recond(["lint", "--format", "compact", await file("bytes.ndjson", bad)]);
    expect(stdout).toContain(":2:1: error[json-syntax] This record is no UTF-8 text.");
    expect(stdout).toContain(":3:1: error[json-syntax] This line is longer than 16 MB.");
    expect(stdout).toMatch(/:4:\d+: error\[never-true\]/);
  });

  it("refuses a call log, and an empty file", async () => {
    const log = await file("log.ndjson", '{"mobile":true}\n'.repeat(200));
    expectError(await recond(["lint", log]), "holds calls, and no campaign");
    const other = await file("other.ndjson", '{"a":1}\n'.repeat(200));
    expectError(await recond(["lint", other]), "None of the first 100 records of");
    expectError(await recond(["lint", await file("empty.ndjson", "\n")]), "is empty.");
  });

  it("does not complete them with one present campaign", async () => {
    const current = await file("current.json", { current_terms: { ivr_tree: {} } });
    const page = await file("two.ndjson", `${fine}\n${fine}\n`);
    expectError(await recond(["lint", page, "--current", current]), "`--current` completes one campaign");
    const list = await file("short-list.json", `[${fine}]`);
    expectError(await recond(["lint", list, "--current", current]), "`--current` completes one campaign");
  });

  it("needs no more memory for more of them", async () => {
    const large = JSON.stringify({ ...payload("repeat"), name: "x".repeat(8000) });
    const path = await file("many.ndjson", `${large}\n`.repeat(2000));
    // Of 32 MB one payload takes 18: all of them would have 7,000 bytes each, less than one has.
    const run = await shell(`NODE_OPTIONS=--max-old-space-size=32 recond lint --quiet '${path}'`);
    expect(run).toMatchObject({ code: 0, stdout: "No findings in 1 file (2,000 payloads)\n" });
  });
});

/** Place and code of everything that is found in a list. */
async function foundIn(text: string): Promise<readonly string[]> {
  const run = await recond(["lint", "--format", "compact", await file("list.json", text)]);
  return run.stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => /:(\d+:\d+: error\[.*?\])/.exec(line)?.[1] ?? line);
}

describe("recond lint with a list", () => {
  it("says the same of a large one as of a small one", async () => {
    const bad = JSON.stringify(payload("mobile and landline"));
    const list = (count: number): string => `[\n  ${bad},\n${`  ${wide},\n`.repeat(count)}  ${bad}, ${bad}\n]\n`;
    const column = bad.indexOf("mobile") + 3;
    const places = (last: number): readonly string[] => [
      `2:${column}: error[never-true]`,
      `${last}:${column}: error[never-true]`,
      `${last}:${column + bad.length + 2}: error[never-true]`,
    ];
    expect(await foundIn(list(1))).toEqual(places(4));
    expect(await foundIn(list(110))).toEqual(places(113));
    const large = await file("large-list.json", list(110));
    const { results } = json(await recond(["lint", "--json", large])) as {
      results: { record: number; findings: { path: string }[] }[];
    };
    expect(results.map(({ record, findings }) => [record, findings[0]?.path])).toEqual([
      [1, "[0].ivr_tree.call_recording_condition"],
      [112, "[111].ivr_tree.call_recording_condition"],
      [113, "[112].ivr_tree.call_recording_condition"],
    ]);
  });

  it("tells what is wrong between the elements of a large one", async () => {
    const many = `  ${wide},\n`.repeat(110);
    expect(await foundIn(`[\n${many}  ,\n ${fine},\n]`)).toEqual([
      "112:3: error[json-syntax]",
      "114:1: error[json-syntax]",
    ]);
    expect(await foundIn(`[\n${many}  ${fine}\n`)).toEqual(["113:1: error[json-syntax]"]);
    expect(await foundIn(`[\n${many}  {"ivr_tree":\n`)).toEqual(["112:15: error[json-syntax]"]);
    expect(await foundIn(`[\n${many}  ${fine}] x y`)).toEqual([`112:${fine.length + 5}: error[json-syntax]`]);
  });
});
