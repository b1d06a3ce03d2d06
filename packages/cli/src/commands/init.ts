import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Command } from "@stricli/core";
import { knowledgeOf } from "@recond/campaign";
import { showable } from "@recond/parser";
import { counted, jsonText } from "@recond/reports";
import { readCampaign } from "../campaign/read-campaign.js";
import { CONFIG_NAMES } from "../input/kinds.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import { writeNew } from "../input/write-text.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { firstTestFile } from "../testing/first-test-file.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

const described = { terms: flag.ofCampaign.terms, current: flag.ofCampaign.current, json: flag.json };

type InitFlags = flag.FlagsOf<typeof described>;

/** `recond init`: a configuration, and a first test file. */
export const initCommand: Command<Environment> = createCommand(
  runInit,
  {
    flags: described,
    positional: flag.optionalWord("campaign", "The campaign that the first test file is for"),
  },
  "Write a first configuration, and a first test file for a campaign",
  `Writes recond.config.yaml in this folder, and for a campaign a test file beside it, with the calls that show what each part of its condition decides. A file that is there already is left as it is.

EXAMPLES
  recond init
  recond init campaigns/spring.json

EXIT CODES
  0 written, 2 nothing written, as all of it is there already or cannot be written`,
);

const SCHEMAS = "https://raw.githubusercontent.com/recond/recond/main/packages/recond/schema";

const CONFIG = `# yaml-language-server: $schema=${SCHEMAS}/config.schema.json

# What \`recond lint\` looks at when it gets no names: files, folders, globs.
files:
  - .

# What must never, always, or only be recorded. \`recond prove\` proves it for every call, or shows one that breaks it.
# guarantees:
#   - name: landline calls are never recorded
#     never: landline
#     why: state law

# Levels of rules: off, info, warning or error. \`recond rules\` lists the rules.
# rules:
#   double-negation: error

# The names that exist on the platform. A condition that names another one is then told of.
# known:
#   custom_data: [product]

# With more warnings than these the run fails.
# max_warnings: 0
`;

/** A file that `init` is to write. */
interface FirstFile {
  readonly path: string;
  readonly text: string;
  /** What is in it, behind its name. */
  readonly told: string;
}

async function runInit(environment: Environment, flags: InitFlags, campaign?: string): Promise<ExitCode> {
  const { output } = environment;
  if (campaign === undefined && (flags.terms !== undefined || flags.current !== undefined)) {
    throw new UserError("`--terms` and `--current` are about a campaign, and there is none. Name its file.");
  }
  const tests = campaign === undefined ? [] : [await testFileFor(campaign, flags, environment)];
  const config = CONFIG_NAMES.find((name) => existsSync(name));
  const first = [...(config === undefined ? [{ path: "recond.config.yaml", text: CONFIG, told: "" }] : []), ...tests];
  const results = await Array.fromAsync(first, async (file) => ({ file, isNew: await writeNew(file.path, file.text) }));
  const written = results.flatMap(({ file, isNew }) => (isNew ? [file] : []));
  const left = results.flatMap(({ file, isNew }) => (isNew ? [] : [file.path]));
  const kept = [...(config === undefined ? [] : [config]), ...left];
  if (written.length === 0) {
    throw new UserError(`Nothing was written: there is ${kept.map((path) => `\`${path}\``).join(" and ")} already.`);
  }
  const names = written.map(({ path }) => path);
  await output.write(flags.json ? jsonText({ written: names, kept }) : initText(written, kept));
  return 0;
}

function initText(written: readonly FirstFile[], kept: readonly string[]): string {
  const lines = [
    ...written.map(({ path, told }) => `${showable(path)}: written${told}`),
    ...kept.map((path) => `${showable(path)}: left as it is`),
    "",
    "Go on with",
    "  recond lint",
    ...written.flatMap(({ path }) => (path.endsWith(".test.yaml") ? [`  recond test ${asWord(path)}`] : [])),
  ];
  return `${lines.join("\n")}\n`;
}

/** In quotes that a shell of Windows takes as well, if it needs any. */
function asWord(path: string): string {
  return /^[\w./\\-]+$/.test(path) ? path : `"${showable(path)}"`;
}

async function testFileFor(
  campaign: string,
  { terms, current }: InitFlags,
  environment: Environment,
): Promise<FirstFile> {
  if (campaign === STANDARD_INPUT || current === STANDARD_INPUT) {
    throw new UserError("A test file names the campaign that it is for, and standard input has no name. Give a file.");
  }
  const { settings, facts } = await readCampaign({ campaign, terms, current }, environment);
  const folder = dirname(campaign);
  const fromThere = (path: string): string => `./${relative(folder, path).split(sep).join("/")}`;
  const { text, cases } = firstTestFile(
    {
      path: fromThere(campaign),
      terms,
      current: current === undefined ? undefined : fromThere(current),
      settings,
      known: knowledgeOf(facts),
    },
    `${SCHEMAS}/test-file.schema.json`,
  );
  const name = `${basename(campaign).replace(/\.json$/i, "")}.test.yaml`;
  return { path: join(folder, name), text, told: `, with ${counted(cases, "case")}` };
}
