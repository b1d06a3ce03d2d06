import { type CallContext, factName, type Truth } from "@recond/evaluator";
import { type Condition, type Predicate, remembered } from "@recond/parser";
import { type Circuit, DUAL } from "../search/circuit.js";
import { relatePaths, type RelatedPath, wayAround } from "./key-paths.js";
import { negated } from "../search/solver.js";
import type { World } from "./world.js";

/** Two literals for what `evaluate` finds of a condition. Neither is true where it finds it unknown; never both are. */
interface Verdict {
  readonly isTrue: number;
  readonly isFalse: number;
}

/**
 * What is known of the facts of one call, not settled yet: a literal for each fact of a world that can be unknown by itself. Whatever the
 * solver assigns is what `evaluate` finds of the predicates for some call, and the other way round. Of a predicate whose fact is
 * unknown, what the world says is of no account.
 */
export class Knowledge {
  readonly #circuit: Circuit;
  readonly #world: World;
  /** By the name that `unknown` has for a fact: the literal that it is unknown. */
  readonly #unknown = new Map<string, number>();
  readonly #paths: readonly RelatedPath[];
  readonly #verdicts = new Map<Condition, Verdict>();

  constructor(world: World) {
    const { circuit } = world;
    this.#circuit = circuit;
    this.#world = world;
    const byPath = new Map<string, Verdict>();
    for (const predicate of world.predicates) {
      const fact = factName(predicate);
      if (!this.#unknown.has(fact)) this.#unknown.set(fact, circuit.addVariable());
      if (predicate.kind === "pressed") byPath.set(predicate.keys.join(" "), this.#leafVerdict(predicate));
    }
    this.#paths = relatePaths([...byPath.keys()], circuit.steps);
    for (const path of this.#paths) this.#relatePath(path, byPath);
    this.#relateTypes();
  }

  /** What `evaluate` finds of a tree over the predicates of the world: strong Kleene logic, as two conditions of two truths. */
  verdictOf(condition: Condition | null): Verdict {
    if (condition === null) return { isTrue: this.#circuit.always, isFalse: negated(this.#circuit.always) };
    return remembered(this.#verdicts, condition, (node) => this.#nodeVerdict(node));
  }

  #nodeVerdict(node: Condition): Verdict {
    switch (node.kind) {
      case "and":
      case "or": {
        const verdicts = node.operands.map((operand) => this.verdictOf(operand));
        return {
          isTrue: this.#circuit.join(node.kind, verdicts, ({ isTrue }) => isTrue),
          isFalse: this.#circuit.join(DUAL[node.kind], verdicts, ({ isFalse }) => isFalse),
        };
      }
      case "not": {
        const { isTrue, isFalse } = this.verdictOf(node.operand);
        return { isTrue: isFalse, isFalse: isTrue };
      }
      default:
        return this.#leafVerdict(node);
    }
  }

  #leafVerdict(predicate: Predicate): Verdict {
    const literal = this.#world.literalOfPredicate(predicate);
    const isKnown = negated(this.#unknownLiteral(factName(predicate)));
    return {
      isTrue: this.#circuit.all([isKnown, literal]),
      isFalse: this.#circuit.all([isKnown, negated(literal)]),
    };
  }

  #unknownLiteral(fact: string): number {
    const literal = this.#unknown.get(fact);
    if (literal === undefined) throw new Error(`A fact that the analysis does not know: ${fact}`);
    return literal;
  }

  /** A phone that is known to be of one type is known not to be of the other ([R14]). */
  #relateTypes(): void {
    const { solver } = this.#circuit;
    const types = this.#world.predicates.filter(
      (predicate) => predicate.kind === "flag" && (predicate.name === "mobile" || predicate.name === "landline"),
    );
    for (const type of types) {
      const { isTrue } = this.#leafVerdict(type);
      for (const other of types) {
        if (other !== type) solver.addClause([negated(isTrue), negated(this.#unknownLiteral(factName(other)))]);
      }
    }
  }

  /**
   * A path that was taken was its beginnings, too: they are known. One that may have been taken leaves none of them known as not taken.
   * And if a path may have been taken, there is a way to go on from it that may have been taken.
   */
  #relatePath(related: RelatedPath, byPath: ReadonlyMap<string, Verdict>): void {
    const { solver } = this.#circuit;
    const { path, beginning } = related;
    const own = byPath.get(path);
    const start = beginning === undefined ? undefined : byPath.get(beginning);
    if (own !== undefined && start !== undefined) {
      solver.addClause([negated(own.isTrue), start.isTrue]);
      solver.addClause([own.isFalse, negated(start.isFalse)]);
    }
    const way = wayAround(related, this.#circuit.steps);
    if (typeof way === "string") return;
    solver.addClause([negated(this.#unknownPath(path)), ...way.map((next) => this.#unknownPath(next))]);
  }

  #unknownPath(path: string): number {
    return this.#unknownLiteral(`pressed[${path}]`);
  }

  /** What `evaluate` finds in the assignment that the solver found last. */
  truthOf(condition: Condition | null): Truth {
    const { isTrue, isFalse } = this.verdictOf(condition);
    if (this.#circuit.solver.isTrue(isTrue)) return true;
    return this.#circuit.solver.isTrue(isFalse) ? false : undefined;
  }

  /** A call with the known facts of the assignment that the solver found last. Those that are not known are in its list `unknown`. */
  call(): CallContext {
    const isUnknown = (fact: string): boolean => this.#circuit.solver.isTrue(this.#unknownLiteral(fact));
    const call = this.#world.call((fact) => !isUnknown(fact));
    const facts = [...this.#unknown.keys()].filter((fact) => !fact.startsWith("pressed[") && isUnknown(fact));
    const unknown = [...facts, ...this.#unknownPaths(isUnknown)];
    return unknown.length === 0 ? call : { ...call, unknown };
  }

  /** The entries of `unknown` that make just these paths unknown. */
  #unknownPaths(isUnknown: (fact: string) => boolean): readonly string[] {
    const isOpen = (path: string): boolean => isUnknown(`pressed[${path}]`);
    const open = this.#paths.filter(({ path }) => isOpen(path));
    if (open.length === 0) return [];
    if (open.length === this.#paths.length) return ["pressed"];
    // An entry makes the beginnings of its path unknown as well, and longer ones: so it leads where no path is known as not taken.
    const last = open.filter(({ longer }) => !longer.some(isOpen));
    return last.flatMap((related) => {
      const way = wayAround(related, this.#circuit.steps);
      return typeof way === "string" ? [`pressed[${way}]`] : [];
    });
  }
}
