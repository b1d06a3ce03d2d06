import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOrThrow } from "@recond/parser";
import { type Plan, type Problem, readLog, type ReplayedCall, simulate as replay } from "@recond/simulator";

const condition = parseOrThrow('mobile and custom_data[note] contains "é"');
const plan: Plan = {
  campaigns: [{ name: "campaign", file: "campaign.json", ids: {}, repeatWindowDays: 30 }],
  candidates: [{ name: "now", settings: [{ recordCalls: true, condition }] }],
};

/** What becomes of a log, all of it together. */
async function simulate(
  pieces: readonly Uint8Array[],
): Promise<{ decisions: readonly ReplayedCall[]; errors: readonly Problem[] }> {
  const decisions: ReplayedCall[] = [];
  const log = readLog([{ name: "log", bytes: undefined, open: () => eachOf(pieces) }]);
  const { log: summary } = await replay(plan, log, {
    files: ["log"],
    onCalls: (calls) => void decisions.push(...calls),
  });
  return { decisions, errors: summary.problems };
}

async function* eachOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A text cut into pieces of a size, even within a character. */
function cut(text: Buffer, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.subarray(index * size, (index + 1) * size),
  );
}

const logs: readonly (readonly [string, Buffer])[] = [
  [
    "NDJSON",
    Buffer.from('\uFEFF{"mobile":true,"custom_data":{"note":"né😀"}}\r\n\r\n{"mobile":tru}\n[]\n{"mobile":false}'),
  ],
  [
    "NDJSON with bytes that are no text",
    Buffer.concat([Buffer.from('{"mobile":true}\n'), Buffer.from([0xc3]), Buffer.from('\n{"mobile":false}\n')]),
  ],
  [
    "an array",
    Buffer.from(
      '\uFEFF \n[{"mobile":true,"custom_data":{"note":"né😀 \\\\\\" ]}"}},\n\n {"mobile":tru} ,,\n"a, ]", {"mobile":\nfalse}\n]\n ',
    ),
  ],
  ["an array that breaks off", Buffer.from('[{"mobile":true},\n{"mobile":fal')],
  ["an array without its bracket", Buffer.from('[{"mobile":true},\n{"mobile":false}\n')],
  ["text behind an array", Buffer.from('[{"mobile":true}]\n\n x')],
];

describe("a log that comes in pieces", () => {
  it.each(logs)("reads alike, whatever their size: %s", async (_title, log) => {
    const whole = await simulate([log]);
    expect(whole.decisions).not.toEqual([]);
    const runs = await Promise.all([1, 2, 3, 5, 7, 16].map((size) => simulate(cut(log, size))));
    for (const run of runs) expect(run).toEqual(whole);
  });

  const note = fc.string({ unit: "binary" });
  const call = fc.record({
    mobile: fc.boolean(),
    custom_data: fc.dictionary(fc.constantFrom("note", "__proto__", "a b"), note),
  });
  const log = fc.record({
    calls: fc.array(call, { minLength: 1, maxLength: 8 }),
    indent: fc.constantFrom(0, 2),
    size: fc.integer({ min: 1, max: 40 }),
  });

  it("has its calls decided, as an array and as NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(log, async ({ calls, indent, size }) => {
        const wanted = calls.map(({ mobile, custom_data }) =>
          mobile && custom_data["note"]?.includes("é") === true ? "record" : "skip",
        );
        const array = Buffer.from(JSON.stringify(calls, null, indent));
        const lines = Buffer.from(calls.map((each) => JSON.stringify(each)).join("\n"));
        const runs = await Promise.all([simulate(cut(array, size)), simulate(cut(lines, size))]);
        for (const { decisions, errors } of runs) {
          expect(errors).toEqual([]);
          expect(decisions).toMatchObject(wanted.map((decision) => ({ decisions: [decision] })));
        }
      }),
      { numRuns: 100 },
    );
  });
});
