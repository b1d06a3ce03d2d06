import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recondInProcess } from "./support/in-process.js";
import { examples, folder } from "./support/recond.js";

const { path, file } = await folder();
const campaign = join(examples, "campaign.json");
const call = join(examples, "call.json");
const log = await file("log.ndjson", '{"mobile":true}\n{"mobile":tru}\n');
const failing = await file(
  "failing.test.yaml",
  "condition: mobile\ncases:\n  - name: a\n    call: { mobile: true }\n    expect: skip\n",
);
await file("odd.recond", "mobile AND repeat\n");
await file("loose.recond", "(mobile)\n");
await file("good.recond", "mobile and repeat\n");

describe("a reader that leaves early changes no exit code", () => {
  it.each<[number, readonly string[]]>([
    [0, ["parse", "mobile"]],
    [1, ["parse", "mobile AND"]],
    [1, ["parse", "--json", "mobile AND"]],
    [2, ["parse", "--file", "missing.recond"]],
    [0, ["fmt", "(mobile)"]],
    [1, ["fmt", "--check", "loose.recond", "good.recond"]],
    [2, ["fmt", "mobile or", "(mobile)"]],
    [0, ["lint", "good.recond"]],
    [1, ["lint", "odd.recond", "good.recond"]],
    [2, ["lint", "odd.recond", "missing.recond"]],
    [0, ["rules"]],
    [0, ["explain", "letter-case"]],
    [2, ["explain", "no-such-code"]],
    [0, ["analyze", "mobile"]],
    [0, ["diff", "mobile", "mobile"]],
    [1, ["diff", "mobile", "repeat"]],
    [0, ["decide", "--campaign", campaign, "--call", call]],
    [1, ["decide", "--campaign", campaign, "--call", call, "--expect", "undetermined"]],
    [1, ["simulate", "--campaign", campaign, "--calls", log]],
    [1, ["simulate", "--campaign", campaign, "--calls", log, "--each", "--json"]],
    [2, ["simulate", "--campaign", campaign, "--calls", log, "--explain", "7"]],
    [1, ["test", failing]],
    [1, ["test", failing, "--json"]],
    [0, ["--help"]],
    [0, ["--version"]],
  ])("%i: recond %j", async (code, args) => {
    expect((await recondInProcess(args, { cwd: path })).code).toBe(code);
    const { stdout, stderr, ...closed } = await recondInProcess(args, { cwd: path, isClosed: true });
    expect(closed).toEqual({ code });
    expect(stdout).toBe("");
    expect(stderr).not.toContain("EPIPE");
  });
});
