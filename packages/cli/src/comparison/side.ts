import type { KnownSide } from "@recond/analyzer";
import type { VocabularyName } from "@recond/parser";
import { hasBothTerms, type ReadCampaign, readCampaign } from "../campaign/read-campaign.js";
import type { TermsName } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { argumentFile, readSource, requireValid } from "../input/conditions.js";
import { isFile, isJson } from "../input/kinds.js";
import { requireOneInput, STANDARD_INPUT, type TextFile } from "../input/read-text.js";

/** One of the two things that are compared. */
export interface Side extends KnownSide {
  readonly name: "A" | "B";
  /** The file that it came from; null for a condition among the arguments. */
  readonly file: string | null;
  /** The campaign that has the condition, if it came in one. */
  readonly campaign: ReadCampaign | undefined;
}

/** What the user says about the sides. */
export interface SideChoice {
  readonly vocabulary: VocabularyName;
  /** Take the arguments as conditions, even where a file has that name. */
  readonly expr: boolean;
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  /** Whether the files of folders or revisions are compared. */
  readonly isOneOfMany?: boolean;
}

/**
 * Reads both sides.
 *
 * @param args - two conditions or files, or one response of the API, whose current terms are then compared with its future ones
 * @throws UserError when one cannot be read or is invalid, or a flag has no effect
 */
export async function readSides(
  args: readonly string[],
  choice: SideChoice,
  environment: Environment,
): Promise<readonly [Side, Side]> {
  const [first, second, ...others] = args;
  if (first === undefined) throw new UserError("What to compare is missing. Give two conditions or files.");
  if (others.length > 0) {
    throw new UserError(
      `\`diff\` compares two things, and ${args.length} were given. Put each condition in single quotes: \`'mobile and repeat'\`.`,
    );
  }
  requireOneInput([first, second, choice.current]);
  if (second === undefined) return readTerms(first, choice, environment);
  const sides = [
    await readSide("A", first, choice, environment),
    await readSide("B", second, choice, environment),
  ] as const;
  requireUsed(choice, sides);
  return sides;
}

/** One response has two versions of a campaign. */
async function readTerms(
  argument: string,
  choice: SideChoice,
  environment: Environment,
): Promise<readonly [Side, Side]> {
  const file = await readArgument("A", argument, choice, environment);
  if (file.name === "A" || !isJson(file) || !hasBothTerms(file)) {
    throw new UserError(
      "The second condition or file is missing. Alone stands only a campaign as the API returns it, with `current_terms` and `future_terms`: these are compared then.",
    );
  }
  if (choice.terms !== undefined || choice.current !== undefined) {
    const name = choice.terms === undefined ? "current" : "terms";
    throw new UserError(
      `The current terms of \`${file.name}\` are compared with its future terms. Leave out \`--${name}\`.`,
    );
  }
  return [
    await campaignSide("A", file, { ...choice, terms: "current" }, environment),
    await campaignSide("B", file, { ...choice, terms: "future" }, environment),
  ];
}

async function readSide(
  name: Side["name"],
  argument: string,
  choice: SideChoice,
  environment: Environment,
): Promise<Side> {
  const file = await readArgument(name, argument, choice, environment);
  if (file.name !== name) return fileSide(name, file, choice, environment);
  const condition = requireValid(file, choice.vocabulary);
  return { name, file: null, condition, campaign: undefined, isNone: false };
}

/**
 * The condition or the campaign of a file as one side.
 *
 * @throws UserError when it has none, or an invalid one
 */
export async function fileSide(
  name: Side["name"],
  file: TextFile,
  choice: SideChoice,
  environment: Environment,
): Promise<Side> {
  if (isJson(file)) return campaignSide(name, file, choice, environment);
  const condition = requireValid(file, choice.vocabulary);
  return { name, file: file.name, condition, campaign: undefined, isNone: false };
}

/** A condition among the arguments is called by its side's name in code frames. */
function readArgument(
  name: Side["name"],
  argument: string,
  { expr }: SideChoice,
  environment: Environment,
): Promise<TextFile> {
  const isText = argument !== STANDARD_INPUT && (expr || !isFile(argument));
  return isText ? Promise.resolve(argumentFile(name, argument)) : readSource(argument, environment);
}

/**
 * The recording settings of a campaign as one side.
 *
 * @throws UserError when it has none, or they decide nothing
 */
export async function campaignSide(
  name: Side["name"],
  file: TextFile,
  { terms, current, vocabulary, isOneOfMany = false }: SideChoice,
  environment: Environment,
): Promise<Side> {
  if (vocabulary !== "recording") {
    throw new UserError(
      `\`${file.name}\` is a campaign, of which the recording condition is compared. Leave out \`--vocabulary\`.`,
    );
  }
  const campaign = await readCampaign({ campaign: file, terms, current, isShared: true, isOneOfMany }, environment);
  const { condition, settings } = campaign;
  return { name, file: file.name, condition, campaign, isNone: !settings.record_calls };
}

/** Refuses flags that have no effect on any side. */
export function requireUsed({ terms, current }: SideChoice, sides: readonly Side[]): void {
  if (terms !== undefined && sides.every(({ campaign }) => (campaign?.terms ?? null) === null)) {
    throw new UserError("There are no `current_terms` or `future_terms` to choose from. Leave out `--terms`.");
  }
  if (current !== undefined && sides.every(({ campaign }) => (campaign?.completedBy ?? null) === null)) {
    throw new UserError("There is no request body that leaves out a setting. Leave out `--current`.");
  }
}
