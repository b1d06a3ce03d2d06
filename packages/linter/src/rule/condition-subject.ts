import { isUndecided, redundancies, satisfiable } from "@recond/analyzer";
import { childrenOf, type Condition, quote, type Span, type VocabularyName } from "@recond/parser";
import { leaveOut } from "./replace-nodes.js";
import type { Known, LintOptions } from "./options.js";
import { type Droppable, droppableParts, type Parents } from "./droppable-parts.js";

/** A node of a condition and the node that it is an operand of. */
export interface PlacedNode {
  readonly node: Condition;
  /** Undefined for the whole condition. */
  readonly parent: Condition | undefined;
}

/** What a condition is over all calls whose facts are known. */
export type Sense =
  | { readonly is: "always" }
  /** `conflict`: nodes that cannot hold together. */
  | { readonly is: "never"; readonly conflict: readonly Condition[] }
  /** `droppable`: the parts that can be dropped, each by itself or all at once. */
  | { readonly is: "sometimes"; readonly droppable: readonly Droppable[] }
  /** The condition is too large for a proof within the limit. */
  | { readonly is: "undecided" };

/** A valid condition as rules look at it. */
export interface ConditionSubject {
  /** The condition's text. */
  readonly source: string;
  /** Null for the empty condition. */
  readonly condition: Condition | null;
  readonly vocabulary: VocabularyName;
  /** All nodes with their parents, in source order, a node before its operands; none of the empty condition. */
  readonly nodes: readonly PlacedNode[];
  /** What each of them is an operand of. */
  readonly parents: Parents;
  readonly known: Known;
  /** Whether the options give a rule a level, so that it was asked for by name. */
  readonly isAskedFor: (id: string) => boolean;
  /** How far a proof may go. */
  readonly nodeLimit: number;
  /** What the analyzer says; worked out once, when first asked. */
  readonly sense: () => Sense;
}

/** Enough for a tenth of a second on a small machine: a linter runs at each keystroke, and over thousands of payloads. */
const DEFAULT_NODE_LIMIT = 5_000_000;

/** No proof of a larger condition ends within that limit, and the attempt alone takes seconds. */
const MOST_NODES = 10_000;

/** A condition as rules look at it. */
export function createConditionSubject(
  source: string,
  condition: Condition | null,
  vocabulary: VocabularyName,
  options: LintOptions,
): ConditionSubject {
  const nodeLimit = options.nodeLimit ?? DEFAULT_NODE_LIMIT;
  const placed = placedNodes(condition);
  const { nodes, parents } = placed;
  const isTried = options.nodeLimit !== undefined || nodes.length <= MOST_NODES;
  let sense: Sense | undefined;
  return {
    source,
    condition,
    vocabulary,
    ...placed,
    known: options.known ?? {},
    isAskedFor: (id) => Object.hasOwn(options.rules ?? {}, id),
    nodeLimit,
    sense() {
      sense ??= isTried ? senseOf(condition, parents, nodeLimit) : { is: "undecided" };
      return sense;
    },
  };
}

function placedNodes(condition: Condition | null): Pick<ConditionSubject, "nodes" | "parents"> {
  const parents = new Map<Condition, Condition | undefined>();
  const visit = (node: Condition, parent: Condition | undefined): void => {
    parents.set(node, parent);
    for (const child of childrenOf(node)) visit(child, node);
  };
  if (condition !== null) visit(condition, undefined);
  return { nodes: Array.from(parents, ([node, parent]) => ({ node, parent })), parents };
}

function senseOf(condition: Condition | null, parents: Parents, nodeLimit: number): Sense {
  if (condition === null) return { is: "always" };
  const found = redundancies(condition, { nodeLimit });
  if (isUndecided(found)) return { is: "undecided" };
  const [first] = found;
  if (first?.node !== condition) {
    return { is: "sometimes", droppable: droppableParts(condition, parents, found, nodeLimit) };
  }
  if (first.why === "always-true") return { is: "always" };
  const answer = satisfiable(condition, { nodeLimit });
  return { is: "never", conflict: answer.answer === false && answer.isSmallest !== false ? answer.conflict : [] };
}

/**
 * The same condition without the parts that can be dropped. A remark is made of what is left, so that it does not come up only when they
 * are gone.
 *
 * @returns with the same source, in which each node has its place
 */
export function withoutDroppable(
  subject: ConditionSubject,
  isKept: (part: Condition) => boolean = () => false,
): ConditionSubject {
  const sense = subject.sense();
  if (subject.condition === null || sense.is !== "sometimes" || sense.droppable.length === 0) return subject;
  const gone = sense.droppable.map(({ node }) => node).filter((node) => !isKept(node));
  const condition = leaveOut(subject.condition, gone);
  return condition === undefined ? subject : { ...subject, condition, ...placedNodes(condition) };
}

/**
 * Where a node stands in its condition's text.
 *
 * @param node - a node that the parser made
 */
export function placeOf(node: Condition): Span {
  return node.span ?? { start: 0, end: 0 };
}

/** A node as it is written. */
export function writtenAs({ source }: ConditionSubject, node: Condition): string {
  const { start, end } = placeOf(node);
  return source.slice(start, end);
}

/** More than a message shows of any text. */
const ENOUGH = 400;

/** A part of a condition as a message quotes it: as it is written, but on one line. */
export function quotedPart({ source }: ConditionSubject, node: Condition): string {
  const { start, end } = placeOf(node);
  return quote(onOneLine(source.slice(start, Math.min(end, start + ENOUGH))));
}

/** A piece of a condition on one line. A text has no line breaks in it ([R6]), so these stand between words. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[ \t]*[\r\n]\s*/g, " ");
}
