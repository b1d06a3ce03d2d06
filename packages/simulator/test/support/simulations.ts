import { readJson, readTerms } from "@recond/campaign";
import { otherReadings } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { type Candidate, readLog, sampleLog, showroom, simulate, type Simulation } from "@recond/simulator";

function settings(text: string): Candidate["settings"] {
  return [{ recordCalls: true, condition: parseOrThrow(text) }];
}

/** The replay of the example log, with a what-if, groups, recordings and evidence. */
export async function exampleSimulation(): Promise<Simulation> {
  const document = readJson(showroom);
  const [terms] = "root" in document ? readTerms(document.root) : [];
  if (terms === undefined) throw new Error("no terms");
  const tried = "during_hours and not repeat";
  return simulate(
    {
      campaigns: [{ name: "campaign.json", file: "campaign.json", ids: {}, terms, repeatWindowDays: 30 }],
      candidates: [
        { name: "now", settings: settings(String(terms.findSetting("call_recording_condition")?.node.value)) },
        { name: tried, settings: settings(tried), word: "looser" },
      ],
      by: ["day", "hour", "media_type"],
      evidence: otherReadings,
    },
    readLog([{ name: "transactions.csv", bytes: undefined, open: () => sampleLog(terms) }]),
  );
}

/** What nobody may get out of a report: marks of HTML and Markdown, links, characters that nobody sees or that turn others round. */
const HOSTILE =
  "<script>alert(1)</script> </svg><img src=x onerror=alert(1)> \"' & | [a](http://a.example) ![b](http://b.example) `c` **d** @all \u202Eevil\u0007\u200B\n# heading";

/** A replay in which every text is hostile, and every part of a report is there. */
export const hostileSimulation: Simulation = {
  log: {
    files: [{ name: HOSTILE, format: "transactions", container: "csv", compression: "gzip", rows: 12 }],
    rows: 12,
    calls: 7,
    leftOut: { notCalls: 1, replaced: 1, duplicates: 1, otherCampaigns: 1 },
    rejected: 1,
    problems: [
      {
        problem: HOSTILE,
        isDoubt: false,
        count: 11,
        examples: [{ file: HOSTILE, line: 3, id: HOSTILE, problem: HOSTILE }],
      },
    ],
    from: 0,
    to: 86_400_000,
    derived: [{ fact: "repeat", how: HOSTILE, calls: 7 }],
    campaigns: [
      { name: HOSTILE, file: HOSTILE, calls: 7 },
      { name: "other", file: "other.json", calls: 0 },
    ],
    readings: ["R10", "R17"],
    notes: [HOSTILE],
  },
  candidates: [0, 1].map(() => ({
    name: HOSTILE,
    condition: HOSTILE,
    outcomes: { record: 4, skip: 2, undetermined: 1 },
    reasons: {
      "recording-disabled": 0,
      "no-condition": 0,
      "condition-true": 4,
      "condition-false": 2,
      "condition-unknown": 1,
    },
    predicates: [{ text: HOSTILE, true: 4, false: 2, unknown: 1, decided: 7 }],
    missing: [{ fact: HOSTILE, calls: 1, alone: 1 }],
  })),
  comparisons: [
    {
      candidate: 1,
      word: "different",
      table: {
        record: { record: 3, skip: 1, undetermined: 0 },
        skip: { record: 1, skip: 1, undetermined: 0 },
        undetermined: { record: 0, skip: 0, undetermined: 1 },
      },
      flips: [
        {
          from: "record",
          to: "skip",
          because: [{ text: HOSTILE, truth: null }],
          calls: 2,
          examples: [{ file: HOSTILE, line: 4, id: HOSTILE }],
        },
      ],
    },
  ],
  groupings: [
    {
      by: HOSTILE,
      groups: [
        { value: HOSTILE, outcomes: [{ record: 4, skip: 2, undetermined: 1 }] },
        { value: null, outcomes: [{ record: 0, skip: 0, undetermined: 0 }] },
      ],
    },
  ],
  recordings: { agree: 5, recordedButSkip: 1, notRecordedButRecord: 0, undetermined: 1, causes: [] },
  evidence: [
    {
      reading: "R10",
      other: HOSTILE,
      says: HOSTILE,
      tell: 2,
      agree: 2,
      agreeWithOther: 0,
      verdict: "ours",
      examples: [],
    },
  ],
  isPartial: true,
};
