import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recondInProcess, type RunOptions } from "./support/in-process.js";
import { answer, drop, stall, startPlatform } from "./support/platform.js";
import { examples, folder, recondProcess } from "./support/recond.js";
import { ids, TOKEN } from "./support/request.js";

const { path, file } = await folder();
const platform = await startPlatform();
const campaign = join(examples, "campaign.json");
const deciding = ["--campaign", campaign, "--call"];
const send = ["request", "record-none", ...ids, "--without-tree", "--send", "--base-url", platform.baseUrl];
const log = `{"mobile":true,"custom_data":{"note":"${"é😀".repeat(20_000)}"}}\n{"mobile":tru}\n{"mobile":false}\n`;
await file("bad.json", { ivr_tree: { record_calls: true, call_recording_condition: "mobile and landline" } });
await file("recond.config.yaml", "files: ['*.json']\nmax_warnings: 0\n");

interface Sample extends RunOptions {
  readonly title: string;
  readonly args: readonly string[];
}

const sample: readonly Sample[] = [
  { title: "a result", args: ["parse", "not (mobile or repeat)"] },
  { title: "findings", args: ["parse", "Mobile adn pressed[112]"] },
  { title: "wrong use", args: ["parse", "--jsn", "mobile"] },
  { title: "a command that does not exist", args: ["prse"] },
  { title: "help", args: ["lint", "--help"] },
  { title: "the bare command", args: [] },
  { title: "the version", args: ["--version"] },
  { title: "characters of every width", args: ["fmt", 'affiliate_name = "é😀\u202E"'] },
  { title: "standard input", args: ["decide", ...deciding, "-"], input: '{"mobile":true}' },
  {
    title: "standard input in pieces",
    args: ["simulate", "--campaign", campaign, "--calls", "-", "--each"],
    input: log,
  },
  { title: "no standard input", args: ["decide", ...deciding, "-"] },
  { title: "standard input that nobody reads", args: ["--version"], input: log },
  { title: "bytes that are no text", args: ["parse", "-"], input: Buffer.from([0x6d, 0xff]) },
  { title: "a file that is missing", args: ["decide", ...deciding, "missing.json"], cwd: path },
  { title: "the working folder", args: ["lint"], cwd: path },
  { title: "the working folder, for programs", args: ["lint", "--json", "."], cwd: path },
  { title: "a report in a file", args: ["lint", "bad.json", "--output", "report.txt"], cwd: path },
  { title: "test files", args: ["test", examples, "--mutants"] },
  { title: "variables", args: ["parse", "mobil"], env: { FORCE_COLOR: "1", COLUMNS: "30", LANG: "C" } },
  { title: "a variable that is missing", args: send },
];

/** Formats a file, and tells what is in it then. */
async function written(run: typeof recondProcess): Promise<unknown> {
  const name = await file("written.recond", "((mobile))\n");
  return [await run(["fmt", "--write", name]), await readFile(name, "utf8")];
}

describe("the command in the process of a test", () => {
  it.each(sample)("says the same as in a process of its own: $title", async ({ args, ...options }) => {
    expect(await recondInProcess(args, options)).toEqual(await recondProcess(args, options));
  });

  it.each([
    ["an answer", answer(200)],
    ["a refusal", answer(403, { error: { ivr_tree: { root: ["is odd"] } } })],
    ["a lost connection", drop],
    ["no answer", stall],
  ])("says the same of %s, and keeps no process waiting", async (_title, behaviour) => {
    platform.plan(behaviour);
    const [args, options] = [[...send, "--timeout", "1"], { env: { RECOND_TOKEN: TOKEN } }];
    expect(await recondInProcess(args, options)).toEqual(await recondProcess(args, options));
  });

  it("writes the same files", async () => {
    const [here, there] = [await written(recondInProcess), await written(recondProcess)];
    expect(here).toEqual(there);
  });
});
