import { existsSync } from "node:fs";
import { relative } from "node:path";
import { readJson } from "@recond/documents";
import { isSurelyCampaign } from "@recond/linter";
import { differenceIn, idsIn, type SaidId } from "../campaign/same-campaign.js";
import { conditionFiles, filesOf, type NamedFiles } from "../input/find-files.js";
import { isJson } from "../input/kinds.js";
import { nearestPath } from "../input/missing-file.js";
import type { PassedOver } from "../input/passed-over.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { withSlashes } from "../input/walk-folder.js";
import type { Environment } from "../terminal/environment.js";
import { UserError, userError } from "../terminal/errors.js";
import { tellError } from "../terminal/tell.js";

/** A condition or a campaign in one of two folders. */
export interface Member {
  /** Its path in the folder, with slashes. */
  readonly name: string;
  readonly file: TextFile;
  /** The ids that the file says of its campaign; none for a condition. */
  readonly ids: readonly SaidId[];
}

/** The files of two folders, each beside the one that it is to be compared with; in the order of their names. */
export interface PairedFiles {
  readonly pairs: readonly (readonly [Member, Member])[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
  /** The files that could not be read. */
  readonly unreadable: readonly Unreadable[];
  /** How many are the same, letter by letter, and were not looked into. */
  readonly unchanged: number;
  /** The folder that the names of the second side count from. */
  readonly base: string;
}

/** A file that could not be read or compared. */
export interface Unreadable {
  readonly name: string;
  readonly message: string;
  /** The file before and after, where both could be read and not be compared. */
  readonly pair?: readonly [Member, Member];
}

/** What was read of a folder or a commit. */
export interface ReadMembers {
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * The files of two folders or globs.
 *
 * @returns undefined when the arguments are none
 * @throws UserError when only one of them is
 */
export async function readFolders(
  args: readonly string[],
  passed: PassedOver,
  environment: Environment,
): Promise<PairedFiles | undefined> {
  const named = await Array.fromAsync(args, (argument) =>
    argument === STANDARD_INPUT ? Promise.resolve(undefined) : filesOf(argument, conditionFiles, passed),
  );
  const at = named.findIndex((each) => each?.isFound === true);
  if (at === -1) return undefined;
  const [a, b] = named;
  if (named.length !== 2 || a?.isFound !== true || b?.isFound !== true) {
    const other = args.length === 2 ? otherText(args[1 - at] ?? "") : "";
    throw new UserError(
      `\`${args[at]}\` names the files of a folder${other}. \`diff\` compares them with those of another one: give two folders, or two globs.`,
    );
  }
  return { ...pairUp(await membersOf(a, environment), await membersOf(b, environment)), unchanged: 0, base: b.folder };
}

function otherText(argument: string): string {
  if (argument === STANDARD_INPUT || existsSync(argument)) return `, and \`${argument}\` does not`;
  const meant = nearestPath(argument);
  return `, and there is no \`${argument}\`${meant === undefined ? "" : ` (perhaps \`${meant}\` is meant)`}`;
}

async function membersOf({ paths, folder }: NamedFiles, environment: Environment): Promise<ReadMembers> {
  return readMembers(
    paths.map((path) => ({
      name: withSlashes(relative(folder, path)),
      read: () => readText(path, environment),
    })),
    environment,
  );
}

/** Reads files; what cannot be read is told. */
export async function readMembers(
  files: readonly { readonly name: string; readonly read: () => Promise<TextFile> }[],
  environment: Environment,
): Promise<ReadMembers> {
  const unreadable: Unreadable[] = [];
  const members = await Array.fromAsync(files, async ({ name, read }) => {
    const file = await telling({ name, unreadable }, read, environment);
    return file === undefined ? [] : [{ name, file, ids: isJson(file) ? idsOf(file) : [] }];
  });
  return { members: members.flat(), unreadable };
}

/** Does something with a file; what the user can mend is told and noted. */
export async function telling<Result>(
  { unreadable, ...file }: Omit<Unreadable, "message"> & { readonly unreadable: Unreadable[] },
  work: () => Promise<Result>,
  environment: Environment,
): Promise<Result | undefined> {
  const done = await work().catch(userError);
  if (!(done instanceof UserError)) return done;
  unreadable.push({ ...file, message: done.message });
  await tellError(done, environment);
  return undefined;
}

function idsOf(file: TextFile): readonly SaidId[] {
  const read = readJson(file.text);
  return "root" in read ? idsIn({ ...file, root: read.root }) : [];
}

/** What is surely a campaign, or no JSON. */
export function isMeant(file: TextFile): boolean {
  return !isJson(file) || isSurelyCampaign(file.text);
}

/**
 * The files of two folders or commits, each with its partner. A file that is a campaign on one side only is broken on the other: reading
 * it will say what is wrong.
 */
export function pairUp(before: ReadMembers, after: ReadMembers): Omit<PairedFiles, "unchanged" | "base"> {
  const named = new Set([...before.members, ...after.members].filter(({ file }) => isMeant(file)).map(nameOf));
  const isNamed = (member: Member): boolean => named.has(member.name);
  const unreadable = [...before.unreadable, ...after.unreadable];
  const failed = new Set(unreadable.map(nameOf));
  const isRead = (member: Member): boolean => !failed.has(member.name);
  const found = partnersOf(before.members.filter(isNamed), after.members.filter(isNamed));
  return { pairs: found.pairs, removed: found.removed.filter(isRead), added: found.added.filter(isRead), unreadable };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** A file belongs to that of the same name, unless this is another campaign and its own has another name now. */
function partnersOf(
  before: readonly Member[],
  after: readonly Member[],
): Pick<PairedFiles, "pairs" | "removed" | "added"> {
  const partners = new Map<Member, Member>();
  const left = new Set(after);
  const pair = (member: Member, partner: Member | undefined): void => {
    if (partner !== undefined && !partners.has(member) && left.delete(partner)) partners.set(member, partner);
  };
  const byName = new Map(after.map((member) => [member.name, member]));
  for (const member of before) pair(member, sameCampaign(member, byName.get(member.name)));
  const [idsBefore, idsAfter] = [byCampaign(before.filter((each) => !partners.has(each))), byCampaign([...left])];
  for (const [id, member] of idsBefore) {
    if (member !== undefined) pair(member, sameCampaign(member, idsAfter.get(id)));
  }
  for (const member of before) pair(member, byName.get(member.name));
  return {
    pairs: [...partners].toSorted(([a], [b]) => (a.name < b.name ? -1 : 1)),
    removed: before.filter((member) => !partners.has(member)),
    added: [...left],
  };
}

/** The other one, unless it has an id that says that it is another campaign. */
function sameCampaign(member: Member, other: Member | undefined): Member | undefined {
  return other === undefined || differenceIn([...member.ids, ...other.ids]) !== undefined ? undefined : other;
}

/** Files by their campaign's id; undefined for an id that several have. */
function byCampaign(members: readonly Member[]): ReadonlyMap<string, Member | undefined> {
  const found = new Map<string, Member | undefined>();
  for (const member of members) {
    const id = member.ids.find((each) => each.id === "campaign")?.text;
    if (id !== undefined) found.set(id, found.has(id) ? undefined : member);
  }
  return found;
}
