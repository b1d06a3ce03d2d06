import { decidesAlike } from "@recond/analyzer";
import { type Condition, fieldText, type Fix, quote, type Span } from "@recond/parser";
import { type ConditionSubject, placeOf, quotedPart } from "../../../../rule/condition-subject.js";
import { canGo, type Droppable } from "../../../../rule/droppable-parts.js";
import type { Found } from "../../../../rule/finding.js";
import { dropOperand } from "../../../../edits/drop-operand.js";
import { leaveOut } from "../../../../rule/replace-nodes.js";
import { edited, rewriteFix, suggestedFix, widened } from "../../../../edits/rewrite.js";
import { enumerated } from "@recond/documents";
import { misleadingLayouts } from "../../helpers/layout-groups.js";

/** The rules that tell of redundancies; each is reported by one of them. */
export const redundancyRules = ["repeated-operand", "contradicting-part", "pointless-text", "redundant-part"] as const;

/** One of them. */
export type RedundancyRule = (typeof redundancyRules)[number];

/** A part that can be dropped, as a rule tells of it. */
export interface RedundantPart extends Droppable {
  /** What the part is an operand of. */
  readonly parent: Condition | undefined;
  /** What alone makes it redundant, with the parent of that. */
  readonly reason: { readonly node: Condition; readonly parent: Condition | undefined } | undefined;
  /** The parts that have to go for this one to change nothing; none of one that changes nothing by itself. */
  readonly others: readonly Condition[];
  /**
   * What drops the part, and the others; none of those beyond the first few, each of which takes a proof. Of more parts than these the
   * first one's drops all that the rule tells of. Where the part may be meant to be denied as well, a person has to choose.
   */
  readonly offers: Pick<Found, "fixes" | "alternatives">;
}

/** Proofs for one condition, so that thousands of repetitions do not take minutes. */
const MOST_FIXES = 20;

/** A condition with more nodes than this gets a fix for one part only. */
const MANY_NODES = 2000;

/** More parts are not listed. */
const MOST_LISTED = 5;

/** What a rule finds of redundant parts; `messageFor` says what is found of each. */
export function* findRedundant(
  subject: ConditionSubject,
  rule: RedundancyRule,
  messageFor: (subject: ConditionSubject, part: RedundantPart, text: string) => string,
): Generator<Found, void> {
  for (const part of redundantParts(subject, rule)) {
    const text = quotedPart(subject, part.node);
    yield { span: placeOf(part.node), message: messageFor(subject, part, text), ...part.offers };
  }
}

/** In source order; none when the condition is always or never met, or too large for a proof. */
function redundantParts(subject: ConditionSubject, rule: RedundancyRule): readonly RedundantPart[] {
  const sense = subject.sense();
  if (sense.is !== "sometimes" || !sense.droppable.some((each) => ruleFor(each) === rule)) return [];
  const { nodes, parents } = subject;
  const most = nodes.length > MANY_NODES ? 1 : MOST_FIXES;
  const all = sense.droppable.map(({ node }) => node);
  const together = sense.droppable.length > most ? dropTogether(subject, rule, sense.droppable) : undefined;
  return sense.droppable.flatMap((droppable, index): readonly RedundantPart[] => {
    if (ruleFor(droppable) !== rule) return [];
    const { node, by, isAlone } = droppable;
    const dropThis = (): readonly Fix[] => (isAlone ? dropFix(subject, node, all) : dropAllFix(subject, all, all));
    const own = index < most && !saysWithoutValue(node, parents.get(node)) ? dropThis() : [];
    const isBetter = together?.first === node && (isSafe(together.fixes) || !isSafe(own));
    return [
      {
        ...droppable,
        parent: parents.get(node),
        reason: by === undefined ? undefined : { node: by, parent: parents.get(by) },
        others: isAlone ? [] : all.filter((each) => each !== node),
        offers: offersOf(isBetter ? together.fixes : own, denyToo(subject, node, parents.get(node))),
      },
    ];
  });
}

function offersOf(fixes: readonly Fix[], other: Fix | undefined): RedundantPart["offers"] {
  return other === undefined || fixes.length === 0 ? { fixes } : { alternatives: [...fixes, other] };
}

/** `not mobile or landline`: what changes nothing beside a `not` may be meant to be denied as well, `not (mobile or landline)`. */
function denyToo({ source }: ConditionSubject, node: Condition, parent: Condition | undefined): Fix | undefined {
  const [first, ...others] = parent?.kind === "or" ? parent.operands : [];
  if (
    parent === undefined ||
    first?.kind !== "not" ||
    others.some((each) => source.startsWith("not", placeOf(each).start))
  ) {
    return undefined;
  }
  const { start, end } = placeOf(parent);
  const denied = placeOf(first.operand).start;
  if (node === first || !/^not\s+$/.test(source.slice(start, denied))) return undefined;
  const text = `not (${source.slice(denied, end)})`;
  return suggestedFix(`If \`not\` is about all of it, write ${quote(text)}`, { start, end }, text);
}

/** What happens without a value is a reading: who has it written out may want to keep it. */
function saysWithoutValue(node: Condition, parent: Condition | undefined): boolean {
  return parent?.kind === "or" && node.kind === "not" && node.operand.kind === "presence";
}

function ruleFor({ node, why, by, isAlone }: Droppable): RedundancyRule {
  if (!isAlone) return "redundant-part";
  if (why === "repeated") return "repeated-operand";
  if (why === "always-false") return "contradicting-part";
  const field = testedField(node);
  return field !== undefined && by !== undefined && field === testedField(by) ? "pointless-text" : "redundant-part";
}

/**
 * The text field that a predicate tests, or the predicate behind a row of `not`.
 *
 * @returns as it is written; undefined for anything else
 */
function testedField(node: Condition): string | undefined {
  if (node.kind === "not") return testedField(node.operand);
  return node.kind === "comparison" || node.kind === "presence" ? fieldText(node.field) : undefined;
}

/** From the first of these parts to the last. */
function rangeOf(parts: readonly Condition[]): Span {
  const places = parts.map(placeOf);
  return {
    start: places.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: places.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/**
 * That one part can be dropped is proven with the others in their places. So each fix takes in the places of all: they overlap, and no
 * two of them are applied at once.
 */
function dropFix(subject: ConditionSubject, node: Condition, all: readonly Condition[]): readonly Fix[] {
  const edit = dropOperand(subject, node);
  const after = edit === undefined ? undefined : edited(subject, edit);
  if (edit === undefined || after === undefined) return [];
  // Line breaks that are left may show another grouping, where the part stood between them: then all is laid out anew.
  const misleading = misleadingLayouts(after).length;
  if (misleading > 0 && misleading > misleadingLayouts(subject).length) return dropAllFix(subject, [node], all);
  const { answer } = decidesAlike(subject.condition, after.condition, { nodeLimit: subject.nodeLimit });
  const edits = [widened(subject.source, edit, rangeOf(all))];
  return [{ title: `Leave out ${quotedPart(subject, node)}`, safe: answer === true, edits }];
}

/** What drops many parts, offered with the first of them. */
interface Together {
  readonly first: Condition | undefined;
  readonly fixes: readonly Fix[];
}

/**
 * A fix takes in the places of all that can be dropped, so that one is applied a pass; with thousands of parts, that would take minutes.
 * So one fix drops what the rule tells of: all of it; or, if that is not safe, half of it, and so on; or all of it as a
 * suggestion.
 */
function dropTogether(
  subject: ConditionSubject,
  rule: RedundancyRule,
  droppable: readonly Droppable[],
): Together | undefined {
  const all = droppable.map(({ node }) => node);
  const own = droppable.filter((each) => ruleFor(each) === rule).map(({ node }) => node);
  const gone = own.filter((node) => !saysWithoutValue(node, subject.parents.get(node)));
  for (let count = gone.length; count > 1; count >>= 1) {
    for (const some of count === gone.length ? [gone] : [gone.slice(0, count), gone.slice(-count)]) {
      const fixes = dropAllFix(subject, some, all);
      if (isSafe(fixes)) return { first: some[0], fixes };
    }
  }
  // That all parts can be dropped at once is proven already; some of them may not be without the others.
  return gone.length > 1 && subject.condition !== null && canGo(subject.condition, gone, subject.nodeLimit)
    ? { first: gone[0], fixes: dropAllFix(subject, gone, all) }
    : undefined;
}

function isSafe(fixes: readonly Fix[]): boolean {
  return fixes.some(({ safe }) => safe);
}

function dropAllFix(subject: ConditionSubject, gone: readonly Condition[], all: readonly Condition[]): readonly Fix[] {
  const { condition, source } = subject;
  const rest = condition === null ? undefined : leaveOut(condition, gone);
  if (rest === undefined) return [];
  const { edits, ...fix } = rewriteFix(subject, `Leave out ${listed(subject, gone)}`, rest);
  return [{ ...fix, edits: edits.map((edit) => widened(source, edit, rangeOf(all))) }];
}

/** Parts of a condition, as a sentence lists them. */
export function listed(subject: ConditionSubject, parts: readonly Condition[]): string {
  if (parts.length > MOST_LISTED) return `${parts.length} parts`;
  return enumerated(
    parts.map((part) => quotedPart(subject, part)),
    "and",
  );
}

/**
 * Where a part counts at all, because of what makes it redundant.
 *
 * @returns such as "it only counts where `mobile` holds", or undefined when it is so by itself, or because of several parts
 */
export function whereItCounts(subject: ConditionSubject, { reason }: RedundantPart): string | undefined {
  if (reason === undefined) return undefined;
  // In an `and` the other operands matter where one holds, in an `or` where it does not.
  const holds = reason.parent?.kind === "or" ? "does not hold" : "holds";
  return `it only counts where ${quotedPart(subject, reason.node)} ${holds}`;
}
