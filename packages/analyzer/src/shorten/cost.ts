import { formatMarked } from "@recond/formatter";
import { type Condition, type Predicate, remembered } from "@recond/parser";
import { keyOf } from "../calls/predicate-keys.js";
import type { World } from "../calls/world.js";

/** What shortening works with: literals tell which parts are the same. */
export interface Work {
  readonly world: World;
  readonly costs: Costs;
}

/** What `simplify` makes small: first the predicates, then the text. */
export interface Cost {
  /** How many predicates are written, each as often as it is. */
  readonly predicates: number;
  /** The length of the canonical text, in UTF-16 units. */
  readonly length: number;
}

/** Whether `a` is better than `b`: fewer predicates, or as many in a shorter text. */
export function isCheaper(a: Cost, b: Cost): boolean {
  return a.predicates < b.predicates || (a.predicates === b.predicates && a.length < b.length);
}

/** The canonical text, without the proof that `format` makes: to be measured and compared. */
export function canonicalText(node: Condition): string {
  return formatMarked(node, NOTHING_MARKED);
}

const NOTHING_MARKED: ReadonlySet<Condition> = new Set();

const NOT_LENGTH = "not ".length;
const BRACKETS_LENGTH = "()".length;

/** Costs of nodes, each computed once. */
export class Costs {
  readonly #costs = new Map<Condition, Cost>();
  readonly #leafLengths = new Map<string, number>();

  /** The cost of a tree. */
  of(node: Condition): Cost {
    return remembered(this.#costs, node, (each) => this.#compute(each));
  }

  #compute(node: Condition): Cost {
    switch (node.kind) {
      case "and":
      case "or":
        return this.#joined(node.kind, node.operands);
      case "not": {
        const { predicates, length } = this.of(node.operand);
        const isJoined = node.operand.kind === "and" || node.operand.kind === "or";
        return { predicates, length: length + NOT_LENGTH + (isJoined ? BRACKETS_LENGTH : 0) };
      }
      default:
        return { predicates: 1, length: this.#leafLength(node) };
    }
  }

  #joined(kind: "and" | "or", operands: readonly Condition[]): Cost {
    let predicates = 0;
    let length = -` ${kind} `.length;
    for (const operand of operands) {
      const cost = this.of(operand);
      predicates += cost.predicates;
      length += cost.length + ` ${kind} `.length + (kind === "and" && operand.kind === "or" ? BRACKETS_LENGTH : 0);
    }
    return { predicates, length };
  }

  /** Copies of a predicate have one length, and the formatter knows it; it need not write each of them. */
  #leafLength(predicate: Predicate): number {
    const { key, isOpposite } = keyOf(predicate);
    return remembered(this.#leafLengths, `${key}${String(isOpposite)}`, () => canonicalText(predicate).length);
  }
}
