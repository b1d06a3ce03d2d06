import { buildCommand, type Command } from "@stricli/core";
import { compare, type Comparison } from "@recond/analyzer";
import type { VocabularyName } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { fileSide, readSides, requireUsed, type Side } from "../analysis/side.js";
import { type PairedFiles, readFolders } from "../analysis/folders.js";
import type { TermsName } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { inTurnTelling } from "../input/in-turn.js";
import { createPassedOver, type PassingFlags } from "../input/passed-over.js";
import { vocabularyNames } from "../input/conditions.js";
import { type ComparedPair, comparisonJson, comparisonText, foldersJson, foldersText } from "../analysis/comparison.js";
import { differenceIn } from "../campaign/same-campaign.js";
import { campaignFlags } from "./campaign-flags.js";
import { commandFunction } from "./command.js";
import {
  jsonFlag,
  limitOptions,
  nodeLimitFlag,
  passingFlags,
  switchFlag,
  vocabularyFlag,
  wordsParameter,
} from "./flags.js";

/** The flags of `recond diff`. */
interface DiffFlags extends PassingFlags {
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
      ...passingFlags,
      json: jsonFlag,
    },
    aliases: { e: "expr" },
    positional: wordsParameter(
      "condition or file",
      "A condition in quotes, a file with one, a campaign, a folder or glob of them, or `-` for standard input",
    ),
  },
  docs: {
    brief: "Compare what two conditions or campaigns mean",
    fullDescription: `Says how B stands to A over all calls: equivalent, stricter (met by fewer calls), looser (by more) or different, with a call for each way they differ.
An argument that exists as a path, or ends in .json or .recond, is a file; anything else is a condition. Of campaigns it is compared which calls they record,
record_calls included. One campaign alone, as the API returns it: its current terms are A, its future terms are B.
Of two folders or globs the files of the same name are compared, and campaigns by their id where the file has another name now; what only one folder has is listed.

EXAMPLES
  recond diff 'repeat' 'repeat and mobile'
  recond diff old.recond new.recond
  recond diff campaign.json
  recond diff campaign.json request.json
  recond diff campaign.json 'during_hours and not repeat' --terms future
  recond diff before/ after/

EXIT CODES
  0 equivalent, 1 there is a difference, or a file that only one folder has, 2 not decided, wrong use, unreadable file or invalid condition or campaign`,
  },
});

async function runDiff(environment: Environment, flags: DiffFlags, ...args: string[]): Promise<ExitCode> {
  const folders = flags.expr ? undefined : await readFolders(args, createPassedOver(flags), environment);
  if (folders !== undefined) return diffFolders(folders, flags, environment);
  const sides = await readSides(args, flags, environment);
  const compared = await compareSides(sides, flags, environment);
  const { output } = environment;
  await output.write(
    flags.json ? jsonText(comparisonJson(...sides, compared)) : comparisonText(...sides, compared, output.style),
  );
  return exitCodeOf(compared);
}

async function compareSides(
  [a, b]: readonly [Side, Side],
  flags: DiffFlags,
  { messages }: Environment,
): Promise<Comparison> {
  const difference = differenceIn([a, b].flatMap(({ campaign }) => campaign?.ids ?? []));
  if (difference !== undefined) await messages.write(`${messages.style.yellow("warning:")} ${difference.sentence}\n`);
  return compare(a, b, flags.vocabulary, limitOptions(flags["node-limit"]));
}

function exitCodeOf({ relation }: Comparison): ExitCode {
  if (relation === "equivalent") return 0;
  return relation === "undecided" ? 2 : 1;
}

async function diffFolders(folders: PairedFiles, flags: DiffFlags, environment: Environment): Promise<ExitCode> {
  if (flags.current !== undefined) {
    throw new UserError("`--current` completes one request body, and these are folders. Leave out `--current`.");
  }
  const { results, hasFailed } = await inTurnTelling(
    folders.pairs,
    async ([a, b]): Promise<ComparedPair> => {
      const sides = [
        await fileSide("A", a.file, flags, environment),
        await fileSide("B", b.file, flags, environment),
      ] as const;
      const before = a.name === b.name ? null : a.name;
      return { name: b.name, before, sides, compared: await compareSides(sides, flags, environment) };
    },
    environment,
  );
  const sides = results.flatMap((each) => each.sides);
  if (sides.length > 0) requireUsed(flags, sides);
  const { output } = environment;
  await output.write(
    flags.json ? jsonText(foldersJson(results, folders)) : foldersText(results, folders, output.style),
  );
  const codes = new Set(results.map(({ compared }) => exitCodeOf(compared)));
  if (folders.hasFailed || hasFailed || codes.has(2)) return 2;
  return codes.has(1) || folders.added.length > 0 || folders.removed.length > 0 ? 1 : 0;
}
