import { buildCommand, type Command } from "@stricli/core";
import {
  analyze,
  type AnalyzerOptions,
  isUndecided,
  MOST_TABLE_PREDICATES,
  predicates,
  type TruthTable,
  truthTable,
} from "@recond/analyzer";
import type { Condition, VocabularyName } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { type Campaign, readCampaign } from "../campaign/read-campaign.js";
import type { TermsName } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { readCondition, requireValid, vocabularyNames } from "../input/conditions.js";
import type { TextFile } from "../input/read-text.js";
import { analysisJson, analysisText } from "../analysis/analysis.js";
import { campaignChoice, campaignFlags } from "./campaign-flags.js";
import { commandFunction } from "./command.js";
import { conditionFileFlag, jsonFlag, limitOptions, nodeLimitFlag, switchFlag, vocabularyFlag } from "./flags.js";

/** The flags of `recond analyze`. */
interface AnalyzeFlags {
  readonly file?: string | undefined;
  readonly campaign?: string | undefined;
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  readonly vocabulary: VocabularyName;
  readonly table: boolean;
  readonly "node-limit"?: number | undefined;
  readonly json: boolean;
}

/** `recond analyze`: what a condition means over all calls. */
export const analyzeCommand: Command<Environment> = buildCommand<AnalyzeFlags, string[], Environment>({
  func: commandFunction<AnalyzeFlags, string[]>(runAnalyze),
  parameters: {
    flags: {
      file: conditionFileFlag,
      campaign: { ...campaignFlags.campaign, optional: true, brief: "Analyze the recording condition of a campaign" },
      terms: campaignFlags.terms,
      current: campaignFlags.current,
      vocabulary: vocabularyFlag(vocabularyNames),
      table: switchFlag("Print the truth table, for up to six different predicates"),
      "node-limit": nodeLimitFlag,
      json: jsonFlag,
    },
    positional: {
      kind: "array",
      parameter: {
        parse: String,
        brief: "The condition, in quotes, or `-` for standard input",
        placeholder: "condition",
      },
    },
  },
  docs: {
    brief: "Say what a condition means over all calls",
    fullDescription: `Says whether all calls meet a condition, none, or some, and why; shows a call for each side, a simpler form, and parts that can be left out.
The answers are proofs: they hold for every call whose facts are known. Calls with unknown facts are spoken of where they make a difference.

EXAMPLES
  recond analyze 'mobile and (mobile or repeat)'
  recond analyze --table 'mobile or repeat and during_hours'
  recond analyze --campaign campaign.json --terms future
  recond analyze --vocabulary payout 'duration > 1 min and duration < 30 sec'
  recond analyze --file condition.recond --json

EXIT CODES
  0 analyzed, whatever was found, 2 wrong use, unreadable file or invalid condition`,
  },
});

/** What is analyzed, and where it came from. */
interface Subject {
  readonly file: TextFile;
  readonly condition: Condition | null;
  readonly campaign: Campaign | undefined;
}

async function runAnalyze(environment: Environment, flags: AnalyzeFlags, ...words: string[]): Promise<ExitCode> {
  const options = limitOptions(flags["node-limit"]);
  const { file, condition, campaign } =
    flags.campaign === undefined
      ? await readAlone(words, flags, environment)
      : await readFromCampaign(words, { ...flags, campaign: flags.campaign }, environment);
  // First: when the table is refused, the rest would be work in vain.
  const table = flags.table ? tableOf(condition, options) : undefined;
  const analyzed = { analysis: analyze(condition, options), file, vocabulary: flags.vocabulary, campaign, table };
  const { output } = environment;
  await output.write(flags.json ? jsonText(analysisJson(analyzed)) : analysisText(analyzed, output.style));
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

async function readAlone(words: readonly string[], flags: AnalyzeFlags, environment: Environment): Promise<Subject> {
  if (flags.terms !== undefined || flags.current !== undefined) {
    const name = flags.terms === undefined ? "current" : "terms";
    throw new UserError(
      `\`--${name}\` says which condition of a campaign counts. Give the campaign with \`--campaign FILE\`.`,
    );
  }
  const file = await readCondition(words, flags.file, environment);
  return { file, condition: requireValid(file, flags.vocabulary, environment), campaign: undefined };
}

async function readFromCampaign(
  words: readonly string[],
  flags: AnalyzeFlags & { readonly campaign: string },
  environment: Environment,
): Promise<Subject> {
  if (words.length > 0 || flags.file !== undefined) {
    throw new UserError("There is a condition and a `--campaign`. Give only one of them.");
  }
  if (flags.vocabulary !== "recording") {
    throw new UserError("The condition of a campaign is a recording condition. Leave out `--vocabulary`.");
  }
  const campaign = await readCampaign(campaignChoice(flags, []), environment);
  const text = campaign.settings.call_recording_condition ?? "";
  return { file: { name: "call_recording_condition", text, mark: "" }, condition: campaign.condition, campaign };
}
