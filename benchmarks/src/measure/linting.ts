import { fixAll, lintPayload } from "@recond/linter";
import { createSchemaCheck } from "../peers/payload-schema.js";
import { makePayloads, type Payload } from "../workload/campaigns/make-payloads.js";
import { type Effort, type Job, measure, processorTime, type Timings } from "./clock.js";

/** What linting payloads took: milliseconds of one processor. */
export interface LintingResult {
  readonly timings: Timings;
  /** The names of those that were measured, the least that one can do first. */
  readonly names: readonly string[];
  readonly payloads: PayloadSizes;
}

/** How large the payloads are. */
export interface PayloadSizes {
  readonly count: number;
  /** The mean of their UTF-16 units. */
  readonly units: number;
  /** The mean of the nodes of an IVR tree. */
  readonly nodes: number;
  /** The mean of their conditions. */
  readonly conditions: number;
  /** How many have a finding that is an error or a warning. */
  readonly doubtful: number;
}

const JSON_PARSE = "JSON.parse";
export const SCHEMA = "JSON.parse and a JSON schema (ajv)";
export const LINT = "lintPayload";
const FIX = "lintPayload and safe fixes (fixAll)";

/** Lints the same payloads with all rules, with fixes, and does what is the least that any check of a payload does. */
export function measureLinting(effort: Effort): LintingResult {
  const payloads = makePayloads(PAYLOADS);
  const validate = createSchemaCheck();
  const jobs = [
    jobFor(JSON_PARSE, payloads, (text) => JSON.parse(text)),
    jobFor(SCHEMA, payloads, validate),
    jobFor(LINT, payloads, (text) => lintPayload(text)),
    jobFor(FIX, payloads, (text) => fixAll(text, (each) => lintPayload(each))),
  ];
  // A turn lints all payloads at least once, which takes a second.
  const timings = measure(jobs, {
    ...effort,
    rounds: Math.min(effort.rounds, 9),
    clock: processorTime,
  });
  return { timings, names: jobs.map(({ name }) => name), payloads: sizesOf(payloads) };
}

const PAYLOADS = 200;

function jobFor(name: string, payloads: readonly Payload[], check: (text: string) => unknown): Job {
  return {
    name,
    run: () => {
      let last: unknown;
      for (const { text } of payloads) last = check(text);
      return last;
    },
  };
}

function sizesOf(payloads: readonly Payload[]): PayloadSizes {
  const mean = (size: (payload: Payload) => number): number =>
    payloads.reduce((sum, payload) => sum + size(payload), 0) / payloads.length;
  return {
    count: payloads.length,
    units: mean(({ text }) => text.length),
    nodes: mean(({ nodes }) => nodes),
    conditions: mean(({ conditions }) => conditions),
    doubtful: payloads.filter(isDoubtful).length,
  };
}

function isDoubtful({ text }: Payload): boolean {
  return lintPayload(text).some(({ severity }) => severity !== "info");
}
