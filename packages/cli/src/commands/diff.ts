import { buildCommand, type Command } from "@stricli/core";
import { compare } from "@recond/analyzer";
import type { VocabularyName } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { readSides } from "../analysis/side.js";
import type { TermsName } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { vocabularyNames } from "../input/conditions.js";
import { comparisonJson, comparisonText } from "../analysis/comparison.js";
import { differenceIn } from "../campaign/same-campaign.js";
import { campaignFlags } from "./campaign-flags.js";
import { commandFunction } from "./command.js";
import { jsonFlag, limitOptions, nodeLimitFlag, switchFlag, vocabularyFlag } from "./flags.js";

/** The flags of `recond diff`. */
interface DiffFlags {
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  readonly expr: boolean;
  readonly vocabulary: VocabularyName;
  readonly "node-limit"?: number | undefined;
  readonly json: boolean;
}

/** `recond diff`: whether two conditions or campaigns mean the same. */
export const diffCommand: Command<Environment> = buildCommand<DiffFlags, string[], Environment>({
  func: commandFunction<DiffFlags, string[]>(runDiff),
  parameters: {
    flags: {
      terms: campaignFlags.terms,
      current: campaignFlags.current,
      expr: switchFlag("Take the arguments as conditions, even where a file has that name"),
      vocabulary: vocabularyFlag(vocabularyNames),
      "node-limit": nodeLimitFlag,
      json: jsonFlag,
    },
    positional: {
      kind: "array",
      parameter: {
        parse: String,
        brief: "A condition in quotes, a file with one, a campaign, or `-` for standard input",
        placeholder: "condition or file",
      },
    },
  },
  docs: {
    brief: "Compare what two conditions or campaigns mean",
    fullDescription: `Says how B stands to A over all calls: equivalent, stricter (met by fewer calls), looser (by more) or different, with a call for each way they differ.
An argument that exists as a path, or ends in .json or .recond, is a file; anything else is a condition. Of campaigns it is compared which calls they record,
record_calls included. One campaign alone, as the API returns it: its current terms are A, its future terms are B.

EXAMPLES
  recond diff 'repeat' 'repeat and mobile'
  recond diff old.recond new.recond
  recond diff campaign.json
  recond diff campaign.json request.json
  recond diff campaign.json 'during_hours and not repeat' --terms future

EXIT CODES
  0 equivalent, 1 there is a difference, 2 not decided, wrong use, unreadable file or invalid condition or campaign`,
  },
});

async function runDiff(environment: Environment, flags: DiffFlags, ...args: string[]): Promise<ExitCode> {
  const { vocabulary, expr, terms, current } = flags;
  const [a, b] = await readSides(args, { vocabulary, expr, terms, current }, environment);
  const compared = compare(a, b, vocabulary, limitOptions(flags["node-limit"]));
  const { output, messages } = environment;
  const difference = differenceIn([a, b].flatMap(({ campaign }) => campaign?.ids ?? []));
  if (difference !== undefined) await messages.write(`${messages.style.yellow("warning:")} ${difference.sentence}\n`);
  await output.write(
    flags.json ? jsonText(comparisonJson(a, b, compared)) : comparisonText(a, b, compared, output.style),
  );
  if (compared.relation === "equivalent") return 0;
  return compared.relation === "undecided" ? 2 : 1;
}
