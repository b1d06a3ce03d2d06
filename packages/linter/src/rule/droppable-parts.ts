import { equivalent, type Redundancy, satisfiable, tautology } from "@recond/analyzer";
import { childrenOf, type Condition } from "@recond/parser";
import { leaveOut } from "./replace-nodes.js";

/** What the parts of a condition are operands of; undefined for the whole. */
export type Parents = ReadonlyMap<Condition, Condition | undefined>;

/** A part that can be dropped. */
export interface Droppable extends Redundancy {
  /** Whether it can go alone; otherwise only together with the others. */
  readonly isAlone: boolean;
}

/** Proofs for one condition, so that thousands of such parts do not take minutes. */
const MOST_PROOFS = 20;

/** For more nodes than this, a proof takes long. */
const MANY_NODES = 2000;

/**
 * Of the parts that can be dropped together, which can go by themselves; and which of them never or always hold by themselves, so that
 * this is said of them, rather than that another part implies them.
 */
export function droppableParts(
  condition: Condition,
  parents: Parents,
  found: readonly Redundancy[],
  nodeLimit: number,
): readonly Droppable[] {
  let proofs = parents.size > MANY_NODES ? 1 : MOST_PROOFS;
  return found.map((each) => {
    // A single other part makes it so as both are written: whatever else can be dropped, this one can.
    const isAlone = each.by !== undefined || (proofs-- > 0 && canGo(condition, [each.node], nodeLimit));
    const isCompound = each.why === "implied" && childrenOf(each.node).length > 0;
    const why = isCompound && proofs-- > 0 ? whyByItself(each.node, parents.get(each.node), nodeLimit) : undefined;
    if (why === undefined) return { ...each, isAlone };
    const { by: _, ...rest } = each;
    return { ...rest, why, isAlone };
  });
}

/** Whether nothing changes when some parts are left out, all at once. */
export function canGo(condition: Condition, gone: readonly Condition[], nodeLimit: number): boolean {
  const rest = leaveOut(condition, gone);
  return rest !== undefined && equivalent(condition, rest, { nodeLimit }).answer === true;
}

/** Undefined when it depends on the call whether the part holds. */
function whyByItself(
  node: Condition,
  parent: Condition | undefined,
  nodeLimit: number,
): "always-false" | "always-true" | undefined {
  if (parent?.kind === "or") return satisfiable(node, { nodeLimit }).answer === false ? "always-false" : undefined;
  return tautology(node, { nodeLimit }).answer === true ? "always-true" : undefined;
}
