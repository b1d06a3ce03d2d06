import { pathText, readTerms, setSettings, type TermsName, type WantedSettings } from "@recond/campaign";
import { type SettingName, settingNames } from "@recond/evaluator";
import { type Finding, lintPayload } from "@recond/linter";
import { showable } from "@recond/parser";
import { jsonText } from "@recond/reports";
import type { Command } from "@stricli/core";
import { noTermsToChoose, readVersion, type Version } from "../campaign/read-version.js";
import { readCondition, requireValid } from "../input/conditions.js";
import { isFile } from "../input/kinds.js";
import { type FileState, replaceUnchanged, stateOf } from "../input/write-text.js";
import { FOR_ONE_FILE, readText, requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import { parseJson } from "../input/json-document.js";
import { lintChange, type LintChoice, lintedJson, strictnessFor } from "../linting/lint-change.js";
import { diffText, printDiff, printFixed } from "../linting/print-changes.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

const described = {
  file: flag.conditionFile,
  terms: {
    ...flag.ofCampaign.terms,
    brief: "Which terms of an API response get the condition: the live ones or the staged ones",
  },
  "record-calls": flag.oneOf(["true", "false"], "Set record_calls as well; by default, it stays as it is"),
  write: flag.onOff("Write the file back instead of printing it"),
  diff: flag.onOff("Print what would change, and change nothing"),
  ...flag.strictness,
  json: flag.json,
};

type SetFlags = flag.FlagsOf<typeof described>;

/** `recond set`: puts a condition into a campaign's JSON. */
export const setCommand: Command<Environment> = createCommand(
  runSet,
  {
    flags: described,
    aliases: { c: "config", w: "write" },
    positional: flag.words(
      "file and condition",
      "The campaign (an API response, a request body, or its settings), and the condition in quotes; one may be `-`",
    ),
  },
  "Put a condition into a campaign's JSON file",
  `Sets call_recording_condition in a campaign's JSON, with the escapes that JSON needs. Every other byte of the file stays as it is.
The condition is linted first, in its campaign: errors refuse it, warnings are reported. Without --write the new file is printed.

EXAMPLES
  recond set campaign.json 'custom_data[product] = "Chair"'
  recond set campaign.json 'during_hours and repeat' --terms future --write
  recond set request.json --file condition.recond --record-calls true --diff

EXIT CODES
  0 set, 2 an error in the condition, wrong use, unreadable file or invalid campaign`,
);

async function runSet(environment: Environment, flags: SetFlags, ...args: string[]): Promise<ExitCode> {
  const [path, ...words] = args;
  requireSensible(flags, args);
  if (path !== undefined && path !== STANDARD_INPUT && !isFile(path) && /\.json$/i.test(words[0] ?? "")) {
    throw new UserError("The campaign's file comes first, and the condition behind it.");
  }
  if (path === undefined) throw new UserError("The campaign's file is missing. Give it, and the condition in quotes.");
  const state = await stateOf(path);
  const version = await readChosen(path, flags.terms, environment);
  const wanted = await wantedSettings(words, flags, environment);
  const { document, settings } = version;
  const text = setSettings({ document, node: settings.node }, wanted);
  const linted = await lintChange(
    { ...document, text },
    await lintChoice(path, version, flags, environment),
    environment,
  );
  if (flags.json) {
    await environment.output.write(jsonText({ ...changeJson(version, wanted, text), ...lintedJson(linted) }));
  }
  const [before, after] = [document.mark + document.text, document.mark + text];
  await deliver({ path, state, before, after }, flags, environment);
  return 0;
}

function requireSensible({ write, diff, file, config }: SetFlags, args: readonly string[]): void {
  if (write && diff) throw new UserError("`--diff` changes nothing and `--write` does. Give only one of them.");
  requireOneInput([...args, file, config], FOR_ONE_FILE);
  if (write && args[0] === STANDARD_INPUT) {
    throw new UserError("`--write` needs a file, and this is none. Leave out `--write` to print the campaign.");
  }
}

/** The version of the campaign that gets the condition. */
async function readChosen(path: string, terms: TermsName | undefined, environment: Environment): Promise<Version> {
  const file = await readText(path, environment);
  const { root } = parseJson(file);
  const versions = root.type === "object" ? readTerms(root).flatMap(({ which }) => which ?? []) : [];
  if (terms === undefined && versions.length > 1) {
    throw new UserError(
      `\`${file.name}\` has \`current_terms\` and \`future_terms\`. Choose which of them get the condition: \`--terms future\` for what is staged, \`--terms current\` for what is live.`,
    );
  }
  const choice = { terms: terms ?? versions[0] };
  const version = await readVersion(file, choice, environment);
  if (terms !== undefined && version.form !== "response") throw noTermsToChoose(file, choice);
  return version;
}

async function wantedSettings(
  words: readonly string[],
  flags: SetFlags,
  environment: Environment,
): Promise<Partial<WantedSettings>> {
  const file = await readCondition(words, flags.file, environment);
  const recordCalls = flags["record-calls"];
  if (requireValid(file, "recording") === null && recordCalls === undefined) {
    throw new UserError(
      "The condition is empty. Say what that is to mean: with `--record-calls true` all calls are recorded, with `--record-calls false` none.",
    );
  }
  // Blanks around a condition mean nothing.
  const call_recording_condition = file.text.trim();
  return recordCalls === undefined
    ? { call_recording_condition }
    : { record_calls: recordCalls === "true", call_recording_condition };
}

/** What was wrong with the rest of the file before is the business of `recond lint`. */
async function lintChoice(
  path: string,
  { document, settings }: Version,
  flags: SetFlags,
  environment: Environment,
): Promise<LintChoice> {
  const strictness = await strictnessFor(path, flags, environment);
  const old = new Set(lintPayload(document.text, strictness.options).map((finding) => keyOf(finding)));
  const places = new Set(settingNames.map((name) => pathText([...settings.path, name])));
  return {
    ...strictness,
    placeInFile: [],
    concerns: (finding) => places.has(pathText(finding.path)) || !old.has(keyOf(finding)),
    refusal: (why) => `The campaign ${why} with that. It is left as it is.`,
  };
}

function keyOf({ code, path }: Finding): string {
  return `${code} ${pathText(path)}`;
}

function changeJson({ document, terms, settings }: Version, wanted: Partial<WantedSettings>, text: string): object {
  const changes = settingNames
    .filter((name) => wanted[name] !== undefined)
    .map((name: SettingName) => ({
      path: pathText([...settings.path, name]),
      from: terms.findSetting(name)?.node.value ?? null,
      to: wanted[name],
    }));
  return { name: document.name, terms: terms.which, changed: text !== document.text, text, changes };
}

/** A file before and after, with the mark at its beginning. */
interface Change {
  readonly path: string;
  readonly state: FileState | undefined;
  readonly before: string;
  readonly after: string;
}

async function deliver(
  { path, state, before, after }: Change,
  { write, diff, json }: SetFlags,
  { output, messages }: Environment,
): Promise<void> {
  if (write) {
    if (after === before) return;
    await replaceUnchanged(path, after, state);
    await messages.write(`${showable(path)}: rewritten\n`);
  } else if (diff && !json) {
    if (after !== before) await printDiff(await diffText(showable(path), before, after), output);
  } else if (!json) await printFixed(after, output);
}
