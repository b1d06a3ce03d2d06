import type { TermsName } from "@recond/campaign";
import { callText } from "@recond/evaluator";
import { quote } from "@recond/parser";
import {
  type Evidence,
  type EvidenceCampaign,
  type EvidenceGuarantee,
  type EvidenceVerdict,
  statementOf,
} from "./evidence.js";

/** What is not as evidence says. */
export interface Change {
  readonly kind:
    | "guarantee"
    | "current"
    | "file-changed"
    | "file-gone"
    | "file-new"
    | "terms"
    | "verdict"
    | "readings"
    | "campaign";
  readonly file: string | null;
  readonly terms: TermsName | null;
  /** The name of the guarantee that it is about. */
  readonly guarantee: string | null;
  /** In words. */
  readonly message: string;
}

/** A change that is about no file. */
export function changeOf(kind: Change["kind"], message: string, about: Partial<Change> = {}): Change {
  return { kind, file: null, terms: null, guarantee: null, ...about, message };
}

/** How the guarantees of the configurations differ from those of evidence. */
export function compareGuarantees(
  before: readonly EvidenceGuarantee[],
  now: readonly EvidenceGuarantee[],
): readonly Change[] {
  const own = before.filter(({ config }) => config !== null);
  const present = new Map(now.map((each) => [keyOf(each), each]));
  const known = new Set(own.map(keyOf));
  return [
    ...own.flatMap((each): readonly Change[] => {
      const other = present.get(keyOf(each));
      const about = { file: each.config, guarantee: each.name };
      if (other === undefined) {
        return [
          changeOf("guarantee", `The guarantee ${quote(each.name)} is not in the configuration any more.`, about),
        ];
      }
      if (JSON.stringify(other) === JSON.stringify(each)) return [];
      return [changeOf("guarantee", otherGuarantee(each, other), about)];
    }),
    ...now
      .filter((each) => !known.has(keyOf(each)))
      .map(({ name, config }) =>
        changeOf("guarantee", `The guarantee ${quote(name)} is new in the configuration.`, {
          file: config,
          guarantee: name,
        }),
      ),
  ];
}

function keyOf({ name, config }: EvidenceGuarantee): string {
  return JSON.stringify([config, name]);
}

function otherGuarantee(before: EvidenceGuarantee, now: EvidenceGuarantee): string {
  const [was, is] = [before, now].map((each) => {
    const { kind, text } = statementOf(each);
    return quote(`${kind} ${text === "" ? "any call" : text}`);
  });
  const name = quote(now.name);
  if (was !== is) return `The guarantee ${name} says ${is} in the configuration, and ${was} in the evidence.`;
  return `The guarantee ${name} has another reason, other campaigns or other readings in the configuration.`;
}

/** What has become of the campaigns of evidence. `isGone` tells of a file whether it is there no more. */
export function compareCampaigns(
  before: Evidence,
  now: Evidence,
  isGone: (file: string) => boolean,
): readonly Change[] {
  const versions = groupedByFile(before);
  const present = groupedByFile(now);
  const added = [...present.keys()].filter((file) => !versions.has(file));
  const known = new Set([...versions.keys(), ...before.passedOver]);
  return [
    ...[...versions].flatMap(([file, old]) => {
      if (!isGone(file)) return compareFile(old, present.get(file) ?? [], before, now);
      // One that could not be read then is no less there now.
      return old[0]?.sha256 === null ? [] : [changeOf("file-gone", "The file is not there any more.", { file })];
    }),
    ...added.map((file) => changeOf("file-new", "The campaign is not in the evidence.", { file })),
    ...now.passedOver
      .filter((file) => !known.has(file))
      .map((file) => changeOf("file-new", "The file is not in the evidence. It holds no campaign.", { file })),
  ];
}

function groupedByFile({ campaigns }: Evidence): ReadonlyMap<string, readonly EvidenceCampaign[]> {
  return Map.groupBy(campaigns, ({ file }) => file);
}

function compareFile(
  old: readonly EvidenceCampaign[],
  present: readonly EvidenceCampaign[],
  before: Evidence,
  now: Evidence,
): readonly Change[] {
  const isSame = old[0]?.sha256 === present[0]?.sha256;
  const changes =
    decidingChange(old, present) ?? compareVersions(old, present, before, isSame && before.recond === now.recond);
  if (isSame) return changes;
  const file = old[0]?.file ?? null;
  const message = `The file has been changed${changes.length === 0 ? "; its verdicts are the same" : ""}.`;
  return [changeOf("file-changed", message, { file }), ...changes];
}

/** Of a file that decides something, and did not, or the reverse. */
function decidingChange(
  old: readonly EvidenceCampaign[],
  present: readonly EvidenceCampaign[],
): readonly Change[] | undefined {
  const [was, is] = [old, present].map((versions) => versions.find(({ problem }) => problem !== null)?.problem ?? null);
  const file = old[0]?.file ?? null;
  if (present.length === 0 || (was === null) === (is === null)) return undefined;
  if (is === null) return [changeOf("verdict", "Nothing of it was decided, and now it is.", { file })];
  return [changeOf("verdict", `Nothing of it is decided any more: ${is ?? ""}`, { file })];
}

function compareVersions(
  old: readonly EvidenceCampaign[],
  present: readonly EvidenceCampaign[],
  evidence: Evidence,
  isExact: boolean,
): readonly Change[] {
  const found = old.flatMap((campaign): readonly Change[] => {
    const { file, terms } = campaign;
    const other = present.find((each) => each.terms === terms);
    if (other !== undefined) return compareVersion(campaign, other, evidence, isExact);
    return [changeOf("terms", `${termsText(terms)} not there any more.`, { file, terms })];
  });
  const added = present.filter((each) => old.every(({ terms }) => terms !== each.terms));
  return [
    ...found,
    ...added.map(({ file, terms }) => changeOf("terms", `${termsText(terms)} not in the evidence.`, { file, terms })),
  ];
}

function termsText(terms: TermsName | null): string {
  return terms === null ? "The settings without terms are" : `The ${terms} terms are`;
}

/** `isExact`: the same version has looked at the same bytes, so that all has to be the same. */
function compareVersion(
  old: EvidenceCampaign,
  present: EvidenceCampaign,
  { guarantees }: Evidence,
  isExact: boolean,
): readonly Change[] {
  const { file, terms } = old;
  const byNumber = new Map(present.verdicts.map((each) => [each.guarantee, each]));
  const changes = old.verdicts.flatMap((verdict): readonly Change[] => {
    const guarantee = guarantees[verdict.guarantee - 1]?.name ?? null;
    const is = byNumber.get(verdict.guarantee);
    const about = { file, terms, guarantee };
    if (is?.verdict !== verdict.verdict) return [changeOf("verdict", verdictText(verdict, is, guarantee), about)];
    if (verdict.verdict !== "proven" || is.rests.join() === verdict.rests.join()) return [];
    const proof = `The proof of ${quote(guarantee ?? "")} rested on ${restsText(verdict)}`;
    return [changeOf("readings", `${proof}, and rests on ${restsText(is)} now.`, about)];
  });
  if (changes.length > 0 || !isExact || JSON.stringify(old) === JSON.stringify(present)) return changes;
  return [changeOf("campaign", "The evidence tells of it otherwise than the file.", { file, terms })];
}

function verdictText(was: EvidenceVerdict, is: EvidenceVerdict | undefined, guarantee: string | null): string {
  const now = is === undefined ? "not told any more" : `${is.verdict} now`;
  const call = is?.call === undefined ? "" : `, by ${quote(callText(is.call) || "any call")}`;
  return `${quote(guarantee ?? "")} was ${was.verdict}, and is ${now}${call}.`;
}

function restsText({ rests }: EvidenceVerdict): string {
  return rests.length === 0 ? "no reading" : rests.join(", ");
}
