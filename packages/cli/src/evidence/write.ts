import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { isEvidenceText } from "@recond/linter";
import { showable } from "@recond/parser";
import { htmlPage, markdownText } from "@recond/reports";
import { CONFIG_NAMES } from "../input/kinds.js";
import { byEnding, requireOutput } from "../input/require-output.js";
import { readFileBytes, STANDARD_INPUT } from "../input/read-text.js";
import { replaceText } from "../input/write-text.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { type Asked, type AskedFlags, type Evidence, evidenceText } from "./evidence.js";
import { evidenceReport } from "./report.js";

export { evidenceOf } from "./evidence.js";

/**
 * What evidence keeps of how the run was asked.
 *
 * @throws UserError when the present campaign cannot be read, or not a second time
 */
export async function readAsked(args: readonly string[], flags: AskedFlags, environment: Environment): Promise<Asked> {
  const { current, exclude = [] } = flags;
  if (current === STANDARD_INPUT || flags.config === STANDARD_INPUT) {
    throw new UserError("Evidence names its files, and standard input has no name. Give a file in the place of `-`.");
  }
  return {
    campaigns: args,
    config: flags.config ?? null,
    noConfig: flags["no-config"],
    everyReading: flags["every-reading"],
    terms: flags.terms ?? null,
    current:
      current === undefined
        ? null
        : { file: current, sha256: hash("sha256", await readFileBytes(current, environment)) },
    nodeLimit: flags["node-limit"] ?? null,
    exclude,
    noIgnore: flags["no-ignore"],
  };
}

/** Writes reports, each in the form that its name says. */
export type WriteEvidence = (evidence: Evidence) => Promise<void>;

type Form = (evidence: Evidence) => string | Promise<string>;

/** By the ending of the file's name. */
const FORMS: Readonly<Record<string, Form>> = {
  json: evidenceText,
  md: (evidence) => markdownText(evidenceReport(evidence), aboutOf(evidence)),
  html: (evidence) => htmlPage(evidenceReport(evidence), aboutOf(evidence)),
  htm: (evidence) => htmlPage(evidenceReport(evidence), aboutOf(evidence)),
};

/**
 * What writes the reports of `--report`.
 *
 * @param inputs - the files that are read, over which none is to be written
 * @throws UserError when the name of a file does not say how it is written, stands there twice, or is that of a file that is read
 */
export async function createEvidenceWriter(
  paths: readonly string[],
  inputs: readonly string[],
  { messages }: Environment,
): Promise<WriteEvidence> {
  const forms = paths.map((path) => ({ path, write: formOf(path) }));
  const twice = paths.find((path, index) => paths.some((each, at) => at < index && resolve(each) === resolve(path)));
  if (twice !== undefined) throw new UserError(`\`--report ${twice}\` is there twice. Give each report its own name.`);
  await Array.fromAsync(paths, async (path) => {
    // Earlier evidence that lies among the campaigns is none of them.
    const isEarlier = isEvidenceText(await readFile(path, "utf8").catch(() => ""));
    await requireOutput(path, isEarlier ? inputs.filter((each) => resolve(each) !== resolve(path)) : inputs, "report");
  });
  return async (evidence) => {
    // All of them are made before one is written.
    const texts = await Promise.all(forms.map(async ({ path, write }) => ({ path, text: await write(evidence) })));
    await Array.fromAsync(texts, async ({ path, text }) => {
      await replaceText(path, text);
      await messages.write(`${showable(path)}: report written\n`);
    });
  };
}

function formOf(path: string): Form {
  const form = byEnding("report", path, FORMS, ".html, .md or .json");
  if (CONFIG_NAMES.includes(basename(path))) {
    throw new UserError(`\`--report ${path}\` has the name of a configuration. Give the report another name.`);
  }
  return form;
}

function aboutOf({ recond, date }: Evidence): string {
  return `Made by Recond ${recond} on ${date}.`;
}
