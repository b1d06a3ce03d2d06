import { join } from "node:path";
import type { Proof } from "@recond/analyzer";
import type { ChangedGuarantee, GuaranteeChange, Standing } from "../comparison/changed-guarantees.js";
import { type Changes, type ComparingChoice, versionsOf } from "../comparison/changes.js";
import type { Member, PairedFiles, Unreadable } from "../comparison/folders.js";
import type { PairedRevisions } from "../comparison/revisions.js";
import type { Side } from "../comparison/side.js";
import { readCampaign } from "../campaign/read-campaign.js";
import { isJson } from "../input/kinds.js";
import type { TextFile } from "../input/read-text.js";
import type { ConfigFlags } from "../linting/find-config.js";
import type { Environment } from "../terminal/environment.js";
import { UserError, userError } from "../terminal/errors.js";
import { changedPromises } from "./changed-promises.js";
import { createProver, type Prover } from "./prove-campaign.js";
import { type Promised, readPromises } from "./promises.js";

/** A version of a campaign before and after a change; undefined where it was not there. */
interface Subject {
  readonly name: string;
  readonly terms: ChangedGuarantee["terms"];
  /** The files whose guarantees hold for it, before and after. */
  readonly paths: readonly [before: string, after: string];
  readonly before: Version | undefined;
  readonly after: Version | undefined;
}

/** What can be proven of a campaign, or why nothing can. */
type Version = Parameters<Prover>[0] | { readonly reason: string };

/**
 * What the changes make of the guarantees of the configurations as they are after them: which are newly broken, mended, not decided.
 *
 * @param files - undefined where two conditions or files were compared
 * @returns without them where nothing is promised of any campaign in the changes
 */
export async function proveChanges(
  changes: Changes,
  files: PairedFiles | PairedRevisions | undefined,
  flags: ConfigFlags & ComparingChoice,
  environment: Environment,
): Promise<Changes> {
  const revisions = files !== undefined && "configs" in files ? files : undefined;
  // A configuration that is named counts in the place of those.
  const isFound = flags.config === undefined && !flags["no-config"];
  const told: Changes =
    revisions === undefined || !isFound ? changes : { ...changes, promises: changedPromises(revisions.configs) };
  const subjects = [
    ...changes.compared.flatMap((pair) => pairSubject(pair, files)),
    ...(files === undefined ? [] : await otherSubjects(changes, files, flags, environment)),
  ];
  if (subjects.length === 0 && files === undefined) return told;
  const committed = revisions?.between.after && revisions.configs[1];
  // A configuration with a mistake is told whether or not a campaign was changed.
  const promises = await readPromises({ ...flags, "every-reading": false }, environment, committed);
  if (subjects.length === 0) return told;
  const prove = createProver(flags.limits);
  const found = await Array.fromAsync(subjects, async (subject) => {
    const [before, after] = [await promises.of(subject.paths[0]), await promises.of(subject.paths[1])];
    return changedIn(subject, { before, after }, prove);
  });
  const isPromised = found.some(({ promised }) => promised > 0) || promises.unused().length > 0;
  return isPromised ? { ...told, guarantees: found.flatMap(({ changed }) => changed) } : told;
}

function pairSubject(
  { name, before, terms, sides }: Changes["compared"][number],
  files: PairedFiles | undefined,
): readonly Subject[] {
  const [a, b] = sides;
  const own = b.campaign ?? a.campaign;
  if (own === undefined) return [];
  const versionOf = ({ condition, isNone, campaign }: Side): Version => ({
    condition,
    settings: { record_calls: !isNone },
    // A condition that is compared with a campaign is one for it.
    facts: (campaign ?? own).facts,
  });
  // Two files that are named are before and after of one, whatever they are called.
  const paths: Subject["paths"] =
    files === undefined ? [own.file, own.file] : [join(files.base, before ?? name), join(files.base, name)];
  return [{ name: files === undefined ? own.file : name, terms, paths, before: versionOf(a), after: versionOf(b) }];
}

/** Campaigns that are only on one side, and those that could not be compared. */
async function otherSubjects(
  { added, removed, unreadable }: Changes,
  { base }: PairedFiles,
  choice: ComparingChoice,
  environment: Environment,
): Promise<readonly Subject[]> {
  const subjectsOf = async (before: Member | undefined, after: Member | undefined): Promise<readonly Subject[]> => {
    const [a, b] = [before ?? after, after ?? before];
    if (a === undefined || b === undefined || !isJson(b.file)) return [];
    return Array.fromAsync(versionsOf(a, b, choice), async (version) => ({
      name: b.name,
      terms: version.terms,
      paths: [join(base, a.name), join(base, b.name)],
      before: before && (await versionIn(before.file, version.a ?? choice.terms, environment)),
      after: after && (await versionIn(after.file, version.b ?? choice.terms, environment)),
    }));
  };
  const sides: readonly (readonly [Member | undefined, Member | undefined])[] = [
    ...removed.map((member) => [member, undefined] as const),
    ...added.map((member) => [undefined, member] as const),
    ...unreadable.flatMap(({ pair }) => (pair === undefined ? [] : [pair])),
  ];
  const found = await Array.fromAsync(sides, ([before, after]) => subjectsOf(before, after));
  return [...found.flat(), ...unreadable.flatMap((each) => unknownSubject(each, base))];
}

/** Nothing could be read of it, and so nothing is known of its guarantees. */
function unknownSubject({ name, message, pair }: Unreadable, base: string): readonly Subject[] {
  if (pair !== undefined || !/\.json$/i.test(name)) return [];
  const path = join(base, name);
  return [{ name, terms: null, paths: [path, path], before: undefined, after: { reason: message } }];
}

async function versionIn(file: TextFile, terms: ComparingChoice["terms"], environment: Environment): Promise<Version> {
  const choice = { campaign: file, terms, current: undefined, isShared: true, isOneOfMany: true };
  const read = await readCampaign(choice, environment).catch(userError);
  return read instanceof UserError ? { reason: read.message } : read;
}

/** What became of each guarantee of a campaign, and how many it has. */
function changedIn(
  { name, terms, before, after }: Subject,
  promised: { readonly before: readonly Promised[]; readonly after: readonly Promised[] },
  prove: Prover,
): { readonly promised: number; readonly changed: readonly ChangedGuarantee[] } {
  const [earlier, later] = [testedOf(before, promised.before, prove), testedOf(after, promised.after, prove)];
  const all = [...new Set([...promised.after, ...promised.before])];
  const changed = all.flatMap((guarantee): readonly ChangedGuarantee[] => {
    const [a = null, b = null] = [earlier.get(guarantee), later.get(guarantee)];
    const change = changeOf(a, b, after === undefined);
    return change === undefined ? [] : [{ change, guarantee, name, terms, before: a, after: b }];
  });
  return { promised: all.length, changed };
}

function testedOf(
  version: Version | undefined,
  promised: readonly Promised[],
  prove: Prover,
): ReadonlyMap<Promised, Standing> {
  if (version === undefined) return new Map();
  if (!("reason" in version)) return new Map(prove(version, promised).map((each) => [each.promised, each]));
  const proof: Proof = { verdict: "undecided", reason: version.reason, rests: [] };
  return new Map(promised.map((each) => [each, { verdict: proof.verdict, proof, kept: undefined }]));
}

/** Undefined where there is nothing to tell. */
function changeOf(before: Standing | null, after: Standing | null, isGone: boolean): GuaranteeChange | undefined {
  const wasBroken = before?.verdict === "broken";
  if (after === null && !isGone) return before === null ? undefined : "dropped";
  if (after?.verdict === "broken") return wasBroken ? "still-broken" : "broken";
  if (after?.verdict === "undecided") return "undecided";
  return wasBroken ? "mended" : undefined;
}
