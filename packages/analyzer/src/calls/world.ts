import { type Condition, type Predicate, remembered } from "@recond/parser";
import { type CallContext, factName } from "@recond/evaluator";
import { type Atom, excludes, implies, isImpliedByNone, type Subject, subjectName, subjectOf } from "./atoms.js";
import type { Circuit } from "../search/circuit.js";
import { buildCall, type SubjectTruths } from "./model.js";
import { distinctLeaves, keyOf } from "./predicate-keys.js";
import { negated } from "../search/solver.js";

/** An atom and its positive literal. */
interface Placed {
  readonly atom: Atom;
  readonly literal: number;
  /** The fact that it is about, as `unknown` names it. */
  readonly fact: string;
}

/** The atoms of one subject. */
interface Family {
  readonly subject: Subject;
  readonly placed: Placed[];
  readonly byKey: Map<string, number>;
}

/**
 * The facts of one call, not settled yet: literals for whatever some predicates read of it. Every assignment that the solver finds is
 * that of a call that exists.
 */
export class World {
  /** The predicates that the world knows; for those with one key, the first. */
  readonly predicates: readonly Predicate[];
  readonly #families = new Map<string, Family>();
  readonly #literals = new Map<string, number>();
  readonly #nodes = new Map<Condition, number>();

  /** @param conditions - the trees whose predicates the world knows; it takes no others */
  constructor(
    readonly circuit: Circuit,
    conditions: readonly (Condition | null)[],
  ) {
    const leaves = distinctLeaves(conditions);
    this.predicates = [...leaves.values()];
    for (const [key, predicate] of leaves) this.#literals.set(key, this.#baseLiteral(predicate));
  }

  /** The literal of a predicate. */
  literalOfPredicate(predicate: Predicate): number {
    const { key, isOpposite } = keyOf(predicate);
    const literal = this.#literals.get(key);
    if (literal === undefined) throw new Error(`A predicate that the analysis does not know: ${key}`);
    return isOpposite ? negated(literal) : literal;
  }

  /** The literal of a tree over these predicates; the empty condition is always true. */
  literalOf(condition: Condition | null): number {
    if (condition === null) return this.circuit.always;
    return remembered(this.#nodes, condition, (node) => this.#nodeLiteral(node));
  }

  #nodeLiteral(node: Condition): number {
    switch (node.kind) {
      case "and":
      case "or":
        return this.circuit.join(node.kind, node.operands, (operand) => this.literalOf(operand));
      case "not":
        return negated(this.literalOf(node.operand));
      default:
        return this.literalOfPredicate(node);
    }
  }

  /**
   * A call with the facts of the assignment that the solver found last.
   *
   * @param isKnown - whether to give a fact, named as in `unknown`; without it, all are given
   */
  call(isKnown: (fact: string) => boolean = () => true): CallContext {
    const subjects = [...this.#families.values()].map(({ subject, placed }): SubjectTruths => {
      const known = placed.filter(({ fact }) => isKnown(fact));
      return {
        subject,
        truths: known.map(({ atom, literal }) => ({ atom, truth: this.circuit.solver.isTrue(literal) })),
      };
    });
    return buildCall(subjects.filter(({ truths }) => truths.length > 0));
  }

  /** The literal of a predicate that is no opposite of another. */
  #baseLiteral(predicate: Predicate): number {
    const family = this.#familyOf(predicate);
    const fact = factName(predicate);
    const literal = (atom: Atom): number => this.#atomLiteral(family, atom, fact);
    switch (predicate.kind) {
      case "flag":
        return literal({ is: "flag", name: predicate.name });
      case "pressed":
        return literal({ is: "path", path: predicate.keys.join(" ") });
      case "region":
        return literal({ is: "region", name: predicate.name });
      case "presence":
        return literal({ is: "present" });
      case "comparison":
        return literal({ is: predicate.operator === "contains" ? "part" : "equal", text: predicate.value });
      case "duration":
        return this.#lengthLiteral(predicate, literal);
    }
  }

  #lengthLiteral(
    { operator, seconds }: Extract<Predicate, { kind: "duration" }>,
    literal: (atom: Atom) => number,
  ): number {
    switch (operator) {
      case "<":
      case ">=":
        return literal({ is: "below", seconds });
      case "<=":
      case ">":
        return literal({ is: "up-to", seconds });
      case "=":
        return this.circuit.all([literal({ is: "up-to", seconds }), negated(literal({ is: "below", seconds }))]);
    }
  }

  #familyOf(predicate: Predicate): Family {
    return remembered(this.#families, subjectName(predicate), (): Family => ({
      subject: subjectOf(predicate),
      placed: [],
      byKey: new Map(),
    }));
  }

  #atomLiteral(family: Family, atom: Atom, fact: string): number {
    const key = JSON.stringify(atom);
    const known = family.byKey.get(key);
    if (known !== undefined) return known;
    const literal = this.circuit.addVariable((either) => this.#implied(family, atom, either));
    // No length is below nothing.
    if (atom.is === "below" && atom.seconds === 0) this.circuit.solver.addClause([negated(literal)]);
    family.byKey.set(key, literal);
    family.placed.push({ atom, literal, fact });
    return literal;
  }

  /** What follows within the family from an atom (`either` is its literal) or from its opposite. */
  #implied(family: Family, atom: Atom, either: number): readonly number[] {
    const own = family.byKey.get(JSON.stringify(atom));
    const isTrue = either === own;
    if (!isTrue && isImpliedByNone(atom)) return [];
    const implied: number[] = [];
    for (const { atom: other, literal } of family.placed) {
      // Comparing texts takes time, too.
      this.circuit.steps.take(1 + sizeOf(other) / 64);
      if (literal === own) continue;
      if (isTrue && implies(atom, other)) implied.push(literal);
      else if (isTrue && excludes(atom, other)) implied.push(negated(literal));
      else if (!isTrue && implies(other, atom)) implied.push(negated(literal));
    }
    return implied;
  }
}

function sizeOf(atom: Atom): number {
  if (atom.is === "equal" || atom.is === "part") return atom.text.length;
  return atom.is === "path" ? atom.path.length : 0;
}
