import type { Command } from "@stricli/core";
import {
  analyze,
  type AnalyzerOptions,
  isUndecided,
  MOST_TABLE_PREDICATES,
  predicates,
  type TruthTable,
  truthTable,
} from "@recond/analyzer";
import { type Condition, showable } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { type ReadCampaign, readCampaign } from "../campaign/read-campaign.js";
import { knowledgeOf } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import type { Output } from "../terminal/output.js";
import { askedConditions, readAsked, requireValid } from "../input/conditions.js";
import { type Asked, isFound } from "../input/find-files.js";
import { inTurnTelling } from "../terminal/tell.js";
import { isJson, isSurelyCampaign } from "../input/kinds.js";
import { STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { analysisJson, analysisText, type AnalyzedCondition } from "../analysis/analysis.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

const described = {
  file: flag.conditionFile,
  expr: flag.expr,
  campaign: flag.value("FILE", "Analyze the recording condition of a campaign"),
  terms: flag.ofCampaign.terms,
  current: flag.ofCampaign.current,
  vocabulary: flag.vocabulary,
  table: flag.onOff("Print the truth table, for up to six different predicates"),
  "node-limit": flag.nodeLimit,
  ...flag.passing,
  json: flag.json,
};

type AnalyzeFlags = flag.FlagsOf<typeof described>;

/** `recond analyze`: what a condition means over all calls. */
export const analyzeCommand: Command<Environment> = createCommand(
  runAnalyze,
  {
    flags: described,
    aliases: { e: "expr" },
    positional: flag.words(
      "condition or file",
      "A condition in quotes, a file (.recond, .json), a folder, a glob, or `-` for standard input",
    ),
  },
  "Say what a condition means over all calls",
  `Says whether all calls meet a condition, none, or some, and why; shows a call for each side, a simpler form, and parts that can be left out.
The answers are proofs: they hold for every call whose facts are known. Calls with unknown facts are spoken of where they make a difference.

EXAMPLES
  recond analyze 'mobile and (mobile or repeat)'
  recond analyze --table 'mobile or repeat and during_hours'
  recond analyze --campaign campaign.json --terms future
  recond analyze --vocabulary payout 'duration > 1 min and duration < 30 sec'
  recond analyze condition.recond --json
  recond analyze campaign.json conditions/

EXIT CODES
  0 analyzed, whatever was found, 2 wrong use, unreadable file or invalid condition`,
);

/** What is analyzed, and where it came from. */
interface Subject {
  readonly file: TextFile;
  readonly condition: Condition | null;
  readonly campaign: ReadCampaign | undefined;
}

async function runAnalyze(environment: Environment, flags: AnalyzeFlags, ...words: string[]): Promise<ExitCode> {
  const { output } = environment;
  if (flags.campaign !== undefined) {
    const subject = await readFromCampaign(words, { ...flags, campaign: flags.campaign }, environment);
    return print([analyzed(subject, flags)], true, flags.json, output);
  }
  const asked = await askedConditions(words, flags);
  const [only] = asked;
  if (asked.length === 1 && only !== undefined && !isFound(only)) {
    const subjects = await readSubjects(only, flags, environment);
    return print(
      subjects.map((subject) => analyzed(subject, flags)),
      true,
      flags.json,
      output,
    );
  }
  const { results, hasFailed } = await inTurnTelling(
    asked,
    async (each) => (await readSubjects(each, flags, environment)).map((subject) => analyzed(subject, flags)),
    environment,
  );
  await print(results.flat(), false, flags.json, output);
  return hasFailed ? 2 : 0;
}

function analyzed({ file, condition, campaign }: Subject, flags: AnalyzeFlags): AnalyzedCondition {
  const options = flag.limitOptions(flags["node-limit"]);
  // First: when the table is refused, the rest would be work in vain.
  const table = flags.table ? tableOf(condition, options) : undefined;
  const known = campaign === undefined ? {} : knowledgeOf(campaign.facts);
  return { analysis: analyze(condition, options), file, vocabulary: flags.vocabulary, campaign, known, table };
}

async function print(
  found: readonly AnalyzedCondition[],
  isAlone: boolean,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const named = found.map((each) => ({ ...each, name: each.campaign?.file ?? each.file.name }));
  if (json) {
    const results = named.map((each) => ({ name: each.name, ...analysisJson(each) }));
    await output.write(jsonText(isAlone ? found.map((each) => analysisJson(each))[0] : { results }));
    return 0;
  }
  const head = (name: string): string => (isAlone ? "" : `${output.style.bold(showable(name))}\n`);
  await output.write(named.map((each) => `${head(each.name)}${analysisText(each, output.style)}`).join("\n"));
  return 0;
}

function tableOf(condition: Condition | null, options: AnalyzerOptions): TruthTable {
  const count = predicates(condition).length;
  if (count > MOST_TABLE_PREDICATES) {
    throw new UserError(
      `A truth table is printed for up to ${MOST_TABLE_PREDICATES} different predicates, and this condition has ${count}. Leave out \`--table\`, or analyze a part of the condition.`,
    );
  }
  const table = truthTable(condition, options);
  if (!isUndecided(table)) return table;
  throw new UserError(`The truth table cannot be made. ${table.reason} Raise \`--node-limit\`.`);
}

/** The condition of a file: of a campaign, its recording condition; none of other JSON that was found. */
async function readSubjects(asked: Asked, flags: AnalyzeFlags, environment: Environment): Promise<readonly Subject[]> {
  const file = await readAsked(asked, environment);
  if ("path" in asked && flags.file === undefined && asked.path !== STANDARD_INPUT && isJson(file)) {
    if (asked.isFound && !(await isSurelyCampaign(file.text))) return [];
    requireRecording(flags);
    return [
      subjectOf(
        await readCampaign(
          { ...flag.campaignChoice({ ...flags, campaign: asked.path }, []), campaign: file },
          environment,
        ),
      ),
    ];
  }
  if (flags.terms !== undefined || flags.current !== undefined) {
    const name = flags.terms === undefined ? "current" : "terms";
    throw new UserError(
      `\`--${name}\` says which condition of a campaign counts. Give the campaign with \`--campaign FILE\`.`,
    );
  }
  return [{ file, condition: requireValid(file, flags.vocabulary), campaign: undefined }];
}

function requireRecording({ vocabulary }: AnalyzeFlags): void {
  if (vocabulary === "recording") return;
  throw new UserError("The condition of a campaign is a recording condition. Leave out `--vocabulary`.");
}

function subjectOf(campaign: ReadCampaign): Subject {
  const text = campaign.settings.call_recording_condition ?? "";
  return { file: { name: "call_recording_condition", text, mark: "" }, condition: campaign.condition, campaign };
}

async function readFromCampaign(
  words: readonly string[],
  flags: AnalyzeFlags & { readonly campaign: string },
  environment: Environment,
): Promise<Subject> {
  if (words.length > 0 || flags.file !== undefined) {
    throw new UserError("There is a condition and a `--campaign`. Give only one of them.");
  }
  requireRecording(flags);
  return subjectOf(await readCampaign(flag.campaignChoice(flags, []), environment));
}
