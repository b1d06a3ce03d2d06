import { type AnalyzerOptions, compare, type Comparison } from "@recond/analyzer";
import type { TermsName } from "@recond/campaign";
import { hasBothTerms } from "../campaign/read-campaign.js";
import { differenceIn } from "../campaign/same-campaign.js";
import { isJson } from "../input/kinds.js";
import type { TextFile } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { tellWarnings } from "../terminal/tell.js";
import type { ChangedGuarantee, ChangedPromise } from "./changed-guarantees.js";
import { type Member, type PairedFiles, telling, type Unreadable } from "./folders.js";
import type { PairedRevisions } from "./revisions.js";
import { unlikeGrounds, withKnowledge } from "./grounds.js";
import { fileSide, requireUsed, type Side, type SideChoice } from "./side.js";

/** How a file of one folder or revision stands to that of the other. */
export interface ComparedPair {
  readonly name: string;
  /** What it was called, if that was something else. */
  readonly before: string | null;
  /** Which terms were compared of a campaign whose live and staged terms are compared apart. */
  readonly terms: TermsName | null;
  readonly sides: readonly [Side, Side];
  readonly compared: Comparison;
  /** What the change would have turned in a log; null where nobody can tell which calls are the campaign's, as it has no id. */
  readonly turned?: TurnedCalls | null | undefined;
}

/** How many calls of a log a change would have turned. */
export interface TurnedCalls {
  /** Those of the campaign. */
  readonly calls: number;
  /** Recorded after, and not before. */
  readonly gained: number;
  /** Recorded before, and not after. */
  readonly lost: number;
  /** Undetermined before or after. */
  readonly undetermined: number;
}

/** How two folders or revisions stand to each other. */
export interface Changes extends Omit<PairedFiles, "pairs" | "base"> {
  readonly compared: readonly ComparedPair[];
  /** What became of the guarantees of the campaigns; undefined where nothing is promised of any. */
  readonly guarantees?: readonly ChangedGuarantee[] | undefined;
  /** How the configurations of two revisions differ in what they promise. */
  readonly promises?: readonly ChangedPromise[] | undefined;
  /** The revisions; undefined for folders. */
  readonly between: PairedRevisions["between"] | undefined;
}

/** How the comparison is made. */
export interface ComparingChoice extends SideChoice {
  readonly limits: AnalyzerOptions;
}

/** The two sides compared; that they are of two campaigns, or that a term goes by something else, is told. */
export async function compareSides(
  sides: readonly [Side, Side],
  { vocabulary, limits }: ComparingChoice,
  environment: Environment,
): Promise<Comparison> {
  const difference = differenceIn(sides.flatMap(({ campaign }) => campaign?.ids ?? []));
  await tellWarnings([difference?.sentence, ...unlikeGrounds(sides)], environment);
  return compare(...sides, vocabulary, limits);
}

/**
 * Compares the files of two folders or revisions, live and staged terms, unless the user chose.
 *
 * @throws UserError when `--terms` has no effect
 */
export async function compareFiles(
  files: PairedFiles | PairedRevisions,
  choice: ComparingChoice,
  environment: Environment,
): Promise<Changes> {
  const between = "between" in files ? files.between : undefined;
  const unreadable: Unreadable[] = [];
  const compared = await Array.fromAsync(files.pairs, async ([a, b]) => {
    const versions = versionsOf(a, b, choice);
    const pairs = await telling(
      { name: b.name, pair: [a, b], unreadable },
      () => Array.fromAsync(versions, (version) => comparePair(a, b, version, choice, environment)),
      environment,
    );
    return pairs ?? [];
  });
  const sides = compared.flat().flatMap((each) => each.sides);
  if (sides.length > 0) requireUsed(choice, sides);
  const { removed, added, unchanged } = files;
  return {
    compared: compared.flat(),
    removed,
    added,
    unreadable: [...files.unreadable, ...unreadable],
    unchanged,
    between,
  };
}

/** Which terms of A are compared with which of B; undefined for those that the user chose, or the live ones. */
export interface ComparedTerms {
  readonly terms: TermsName | null;
  readonly a?: TermsName;
  readonly b?: TermsName;
}

const ASKED: ComparedTerms = { terms: null };

/** Live and staged terms; where nothing is staged, the live terms are what will be. */
export function versionsOf(a: Member, b: Member, { terms }: SideChoice): readonly ComparedTerms[] {
  if (terms !== undefined) return [ASKED];
  const [isStagedInA, isStagedInB] = [isStaged(a.file), isStaged(b.file)];
  if (!isStagedInA && !isStagedInB) return [ASKED];
  return [
    { terms: "current" },
    { terms: "future", ...(isStagedInA && { a: "future" }), ...(isStagedInB && { b: "future" }) },
  ];
}

function isStaged(file: TextFile): boolean {
  try {
    return isJson(file) && hasBothTerms(file);
  } catch (error) {
    // What is wrong is told when it is compared.
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function comparePair(
  a: Member,
  b: Member,
  version: ComparedTerms,
  choice: ComparingChoice,
  environment: Environment,
): Promise<ComparedPair> {
  const sides = withKnowledge([
    await fileSide("A", a.file, { ...choice, isOneOfMany: true, terms: version.a ?? choice.terms }, environment),
    await fileSide("B", b.file, { ...choice, isOneOfMany: true, terms: version.b ?? choice.terms }, environment),
  ]);
  return {
    name: b.name,
    before: a.name === b.name ? null : a.name,
    terms: version.terms,
    sides,
    compared: await compareSides(sides, choice, environment),
  };
}

/** Two conditions or files as the only change. */
export function changeOf(sides: readonly [Side, Side], compared: Comparison): Changes {
  const [a, b] = sides;
  const pair = {
    name: b.file ?? "B",
    before: a.file === b.file ? null : (a.file ?? "A"),
    terms: null,
    sides,
    compared,
  };
  return { compared: [pair], removed: [], added: [], unreadable: [], unchanged: 0, between: undefined };
}

/** Whether what `--forbid` names is among the changes; undefined: that was not decided. */
export function hasChange(
  { compared, guarantees = [] }: Pick<Changes, "compared" | "guarantees">,
  kind: ForbiddenChange,
): boolean | undefined {
  const found =
    kind === "broken-guarantee"
      ? guarantees.map(({ change }) => (change === "undecided" ? undefined : change === "broken"))
      : compared.map((each) => isChange(each.compared, kind));
  if (found.includes(true)) return true;
  return found.includes(undefined) ? undefined : false;
}

/** Whether a change is of a kind; undefined: that was not decided. */
function isChange({ relation, onlyA, onlyB }: Comparison, kind: ForbiddenRelation): boolean | undefined {
  const isProven = relation !== "undecided" && relation !== "not-equivalent";
  const gains = onlyB !== undefined || (isProven ? false : undefined);
  const loses = onlyA !== undefined || (isProven ? false : undefined);
  if (kind === "looser") return gains;
  if (kind === "stricter") return loses;
  if (gains === false || loses === false) return false;
  return gains === true && loses === true ? true : undefined;
}

/** What `--forbid` can name. */
export type ForbiddenChange = ForbiddenRelation | "broken-guarantee";

type ForbiddenRelation = "looser" | "stricter" | "different";
