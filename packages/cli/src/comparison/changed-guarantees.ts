import {
  brokenText,
  type Guarantee,
  type Keeping,
  keepingText,
  type Proof,
  proofJson,
  type ProveOptions,
} from "@recond/analyzer";
import type { TermsName } from "@recond/campaign";
import { callText } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { counted, group, type Section, sectionsText, type Style } from "@recond/reports";

/** What a change made of a guarantee. */
export type GuaranteeChange = "broken" | "undecided" | "mended" | "still-broken" | "dropped";

/** A guarantee, a version of a campaign, and what became of the one with the other. */
export interface ChangedGuarantee {
  readonly change: GuaranteeChange;
  readonly guarantee: Guarantee & Pick<ProveOptions, "everyReading"> & { readonly name: string; readonly why?: string };
  /** The campaign's file; after the change, where it is still there. */
  readonly name: string;
  /** Which terms, of a campaign whose live and staged terms are looked at apart. */
  readonly terms: TermsName | null;
  /** Null where the campaign was not there, or the guarantee not for it. */
  readonly before: Standing | null;
  /** Null where the campaign is gone, or the guarantee no longer for it. */
  readonly after: Standing | null;
}

/** How a campaign stands to a guarantee. */
export interface Standing {
  readonly verdict: Proof["verdict"];
  /** Worked out when it is read first, as there may be very many. */
  readonly proof: Proof;
  /** For a broken one: what would keep all guarantees of the campaign, or why nothing is known that does. */
  readonly kept: Keeping<ChangedGuarantee["guarantee"]> | undefined;
}

/** A guarantee of a configuration that another revision has not, or has otherwise. */
export interface ChangedPromise {
  readonly change: "withdrawn" | "changed" | "new";
  /** Its name. */
  readonly guarantee: string;
  /** The configuration, from the root of the repository. */
  readonly file: string;
}

/** The gravest first, each with how it is told. */
const guaranteeChanges: readonly (readonly [change: GuaranteeChange, title: string])[] = [
  ["broken", "newly broken"],
  ["undecided", "not decided"],
  ["dropped", "no longer promised"],
  ["still-broken", "still broken"],
  ["mended", "mended"],
];

/** What a change is called. */
export function changeTitle(change: GuaranteeChange): string {
  return guaranteeChanges.find(([each]) => each === change)?.[1] ?? change;
}

/** How many campaigns there are of each change that there is. */
export function countChanges(
  changed: readonly ChangedGuarantee[],
): readonly { readonly title: string; readonly campaigns: number }[] {
  return guaranteeChanges.flatMap(([change, title]) => {
    const names = new Set(changed.filter((each) => each.change === change).map(({ name }) => name));
    return names.size === 0 ? [] : [{ title, campaigns: names.size }];
  });
}

/** The counts as a line. */
export function guaranteesSummary(changed: readonly ChangedGuarantee[]): string {
  const counts = countChanges(changed).map(({ title, campaigns }) => `${title} in ${counted(campaigns, "campaign")}`);
  return `guarantees: ${counts.length === 0 ? "none is newly broken" : counts.join(", ")}\n`;
}

/** What the configurations no longer promise, or promise otherwise or newly: a line each. */
export function changedPromisesText(changed: readonly ChangedPromise[]): string {
  return changed
    .map(({ change, guarantee, file }) => `guarantee ${change}: ${showable(guarantee)} (${showable(file)})\n`)
    .join("");
}

/** What became of guarantees, the gravest first. */
export function changedGuaranteesText(changed: readonly ChangedGuarantee[], style: Style): string {
  return guaranteeChanges
    .flatMap(([change, title]) => {
      const own = changed.filter((each) => each.change === change);
      const more = own.length - MOST_SHOWN;
      const shown = own.slice(0, MOST_SHOWN).map((each) => changedText(each, style));
      return more > 0 ? [...shown, `and ${group(more)} more that are ${title}; --json lists all\n`] : shown;
    })
    .join("\n");
}

/** More of one kind are counted only. */
const MOST_SHOWN = 20;

/** The gravest first. */
export function inOrder(changed: readonly ChangedGuarantee[]): readonly ChangedGuarantee[] {
  return guaranteeChanges.flatMap(([change]) => changed.filter((each) => each.change === change));
}

function changedText({ change, guarantee, name, terms, before, after }: ChangedGuarantee, style: Style): string {
  const paint = change === "broken" || change === "still-broken" ? style.red : style.yellow;
  const head = `${(change === "mended" ? style.green : paint)(style.bold(changeTitle(change)))}  ${showable(guarantee.name)}`;
  const sections: readonly Section[] = [
    ["why", guarantee.why === undefined ? [] : [showable(guarantee.why)]],
    ["campaign", [`${showable(name)}${terms === null ? "" : `, ${terms} terms`}`]],
    ["before", [proofText(guarantee, before)]],
    ["now", [proofText(guarantee, after)]],
    ["keeps it", after?.kept === undefined ? [] : [keepingText(after.kept)]],
  ];
  return `${head}\n\n${sectionsText(sections, style)}\n`;
}

function proofText({ kind }: Guarantee, standing: Standing | null): string {
  if (standing === null) return "-";
  const { proof } = standing;
  if (proof.verdict === "proven") return "proven";
  if (proof.verdict === "undecided") return `undecided: ${proof.reason}`;
  return `broken: ${brokenText(kind, proof, callText(proof.call))}`;
}

/** The canonical text of the condition that would keep a broken guarantee; null where there is none. */
export function fixText(kept: Keeping | undefined): string | null {
  return kept?.by === "condition" ? format(kept.condition) : null;
}

/** What became of a guarantee as plain data. */
export function changedGuaranteeJson({ change, guarantee, name, terms, before, after }: ChangedGuarantee): object {
  return {
    change,
    guarantee: guarantee.name,
    [guarantee.kind]: format(guarantee.condition),
    why: guarantee.why ?? null,
    everyReading: guarantee.everyReading === true,
    name,
    terms,
    before: before && proofJson(before.proof),
    after: after && proofJson(after.proof),
    fix: fixText(after?.kept),
  };
}
