import { guaranteeKinds, plainValue, tooDeepAt } from "@recond/documents";
import { isRecord, parse, quote } from "@recond/parser";
import type { TextFile } from "../input/read-text.js";
import { parseJson } from "../input/json-document.js";
import { UserError } from "../terminal/errors.js";
import { type Evidence, fingerprintOf } from "./evidence.js";

/**
 * Evidence out of the text that `recond prove --report` wrote.
 *
 * @throws UserError when it is none, was changed since, or is that of another Recond
 */
export function readEvidence(file: TextFile): Evidence {
  const value = valueOf(file);
  const name = quote(file.name);
  if (!isRecord(value) || !Object.hasOwn(value, "evidence")) {
    throw new UserError(
      `${name} is no evidence of \`recond prove\`. \`--verify\` takes what \`--report FILE.json\` wrote.`,
    );
  }
  if (value["evidence"] !== 1) {
    throw new UserError(`${name} is evidence in a form that this Recond does not know. Verify it with a newer one.`);
  }
  if (!isEvidence(value)) throw new UserError(`${name} is no whole evidence: something is missing in it, or wrong.`);
  if (fingerprintOf(value) !== value.fingerprint) {
    throw new UserError(
      `${name} has been changed since \`recond prove\` wrote it: its fingerprint is another one. Take the file as it was written.`,
    );
  }
  return value;
}

/** Without the places of its values, which would take more memory than all else. */
function valueOf(file: TextFile): unknown {
  try {
    if (tooDeepAt(file.text) === undefined) return JSON.parse(file.text);
  } catch {
    // What is wrong with it is told below, with its place.
  }
  return plainValue(parseJson(file).root);
}

type Guard = (value: unknown) => boolean;

function isEvidence(value: unknown): value is Evidence {
  return isRecord(value) && hasAll(value, EVIDENCE);
}

function hasAll(value: Readonly<Record<string, unknown>>, guards: Readonly<Record<string, Guard>>): boolean {
  return Object.entries(guards).every(([key, guard]) => guard(Object.hasOwn(value, key) ? value[key] : undefined));
}

const isText: Guard = (value) => typeof value === "string";
const isBoolean: Guard = (value) => typeof value === "boolean";
const isCount: Guard = (value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0;
const isDay: Guard = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const oneOf =
  (...values: readonly unknown[]): Guard =>
  (value) =>
    values.includes(value);
const orNull =
  (guard: Guard): Guard =>
  (value) =>
    value === null || guard(value);
const optional =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);
const listOf =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every((item) => guard(item));
const record =
  (guards: Readonly<Record<string, Guard>>): Guard =>
  (value) =>
    isRecord(value) && hasAll(value, guards);

const isTerms = orNull(oneOf("current", "future"));

const isVerdict = record({
  guarantee: isCount,
  verdict: oneOf("proven", "broken", "undecided"),
  rests: listOf(isText),
  reason: optional(isText),
  call: optional(isRecord),
  isSmallest: optional(isBoolean),
  under: optional(isRecord),
  fix: optional(orNull(isText)),
});

const isGuarantee = record({
  name: isText,
  never: optional(isText),
  always: optional(isText),
  only: optional(isText),
  why: orNull(isText),
  campaigns: orNull(listOf(isText)),
  everyReading: isBoolean,
  config: orNull(isText),
});

/** Whether it promises one thing, of a condition without errors. */
function hasCondition(value: unknown): boolean {
  const texts = isRecord(value)
    ? guaranteeKinds.flatMap((kind) => (Object.hasOwn(value, kind) ? [value[kind]] : []))
    : [];
  const [text] = texts;
  return texts.length === 1 && typeof text === "string" && parse(text).valid;
}

const EVIDENCE: Readonly<Record<string, Guard>> = {
  date: isDay,
  recond: isText,
  fingerprint: isText,
  asked: record({
    campaigns: listOf(isText),
    config: orNull(isText),
    noConfig: isBoolean,
    everyReading: isBoolean,
    terms: isTerms,
    current: orNull(record({ file: isText, sha256: isText })),
    nodeLimit: orNull(isCount),
    exclude: listOf(isText),
    noIgnore: isBoolean,
  }),
  guarantees: listOf((value) => isGuarantee(value) && hasCondition(value)),
  campaigns: listOf(
    record({
      file: isText,
      sha256: orNull(isText),
      id: orNull(isText),
      terms: isTerms,
      form: orNull(oneOf("request", "response", "settings")),
      completedBy: orNull(isText),
      recordCalls: orNull(isBoolean),
      condition: orNull(isText),
      problem: orNull(isText),
      verdicts: listOf(isVerdict),
    }),
  ),
  passedOver: listOf(isText),
};
