import { mkdtempSync, readdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseOrThrow } from "@recond/parser";
import {
  type Plan,
  readLog,
  type ReplayedCall,
  simulate,
  type Simulation,
  TemporaryFileError,
} from "@recond/simulator";
import { expect, it, vi } from "vitest";
import { responseOf } from "../../../campaign/test/support/campaigns.js";

const ROWS = 30_000;

/** A simple generator: the same rows each time. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield state >>> 8;
  }
}

function* lines(): Generator<string> {
  const random = numbers();
  const below = (most: number): number => random.next().value % most;
  for (let row = 0; row < ROWS; row += 1) {
    yield `${JSON.stringify({
      // Some ids come twice, and some are not of the first 128 characters.
      transaction_id: `T-\u{1F4DE}-${below(ROWS)}`,
      corrects_transaction_id: below(50) === 0 ? `T-\u{1F4DE}-${below(ROWS)}` : null,
      transaction_type: below(20) === 0 ? "Signal" : "Call",
      start_time_utc: Date.UTC(2026, 9, 1) + below(60 * 86_400) * 1000,
      calling_phone_number: below(30) === 0 ? "" : `555-${below(4000)}`,
      mobile: ["Mobile", "Landline", ""][below(3)],
      keypress_1: ["1", "2", ""][below(3)],
      media_type: ["Radio", "TV"][below(2)],
      recording: below(2) === 0 ? "" : "https://example.com/1",
    })}\n`;
  }
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  let text = "";
  for (const line of lines()) {
    text += line;
    if (text.length < 60_000) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

const terms = responseOf({ timezone: "UTC", operating_24_7: false, hours: { monday_open: 1, monday_close: 80_000 } });

const plan: Plan = {
  campaigns: [{ name: "campaign", file: "campaign.json", ids: {}, terms, repeatWindowDays: 5 }],
  candidates: ["repeat and mobile or during_hours", "not repeat", 'pressed[1] and media_type = "TV"'].map((text) => ({
    name: text,
    settings: [{ recordCalls: true, condition: parseOrThrow(text) }],
  })),
  by: ["day", "media_type"],
};

it("a log of which each call is in a group of its own is refused before the groups fill the memory", async () => {
  const rows = Array.from({ length: 100_001 }, (_, row) => `T-${row},Call`);
  const text = Buffer.from(["transaction_id,transaction_type", ...rows].join("\n"));
  const log = readLog([{ name: "log", bytes: undefined, open: () => Readable.from([text]) }]);
  await expect(simulate({ ...plan, by: ["transaction_id"] }, log)).rejects.toThrow(
    "By `transaction_id` the calls fall into more than 100,000 groups.",
  );
});

async function replay(memory: number): Promise<{ readonly simulation: Simulation; readonly calls: ReplayedCall[] }> {
  // Looked at once all have come: none may be made of what another one took.
  const calls: Iterable<ReplayedCall>[] = [];
  const log = readLog([{ name: "log", bytes: undefined, open: bytes }]);
  const simulation = await simulate(plan, log, { files: ["log"], memory, onCalls: (some) => void calls.push(some) });
  return { simulation, calls: calls.flatMap((some) => [...some]) };
}

it(
  "rows that wait for the end of the log in a file come out as those that wait in memory",
  { timeout: 0 },
  async () => {
    const inMemory = await replay(Number.POSITIVE_INFINITY);
    expect(inMemory.simulation.log.leftOut.replaced).toBeGreaterThan(100);
    expect(inMemory.simulation.log.leftOut.duplicates).toBeGreaterThan(1000);
    expect(inMemory.calls).toHaveLength(inMemory.simulation.log.calls);
    expect(await replay(0)).toEqual(inMemory);
    expect(await replay(400_000)).toEqual(inMemory);
  },
);

it.skipIf(process.platform === "win32")(
  "what waits in a file is not found there by others, however the program ends",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "recond-"));
    vi.stubEnv("TMPDIR", folder);
    const found: string[] = [];
    const log = readLog([{ name: "log", bytes: undefined, open: bytes }]);
    await simulate(plan, log, { memory: 0, onProgress: () => void found.push(...readdirSync(folder)) });
    expect(found).toEqual([]);
    rmdirSync(folder);
    await expect(replay(0)).rejects.toThrow(TemporaryFileError);
    vi.unstubAllEnvs();
  },
);
