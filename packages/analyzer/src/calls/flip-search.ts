import { type CallContext, evaluate, type Truth } from "@recond/evaluator";
import { type Condition, type Predicate, predicatesOf, remembered } from "@recond/parser";
import { subjectName } from "./atoms.js";
import { Circuit, DUAL } from "../search/circuit.js";
import { negated } from "../search/solver.js";
import type { Steps } from "../search/steps.js";
import { World } from "./world.js";
import { changedCall, type NewValues } from "./changed-call.js";

/** Searches for the fewest subjects of a call whose change turns the decision. */
export class FlipSearch {
  readonly #circuit: Circuit;
  readonly #world: World;
  readonly #call: CallContext;
  /** By subject: the literal that it changes. */
  readonly #changed = new Map<string, number>();
  /** For each outcome: that the condition is surely so, whatever the facts are that stay unknown. */
  readonly #sure: Readonly<Record<"true" | "false", number>>;
  /** For each outcome: a literal to assume while looking for its changes; those found are excluded under it. */
  readonly #asked: Readonly<Record<"true" | "false", number>>;
  /** By number: the literals that so many of the first subjects change. */
  readonly #counts: number[][] = [];

  constructor(condition: Condition, call: CallContext, steps: Steps) {
    this.#circuit = new Circuit(steps);
    this.#call = call;
    this.#world = new World(this.#circuit, [condition]);
    for (const leaf of predicatesOf(condition)) this.#keepUnlessChanged(leaf);
    this.#sure = { true: this.#surely(condition, true), false: this.#surely(condition, false) };
    this.#asked = { true: this.#circuit.addVariable(), false: this.#circuit.addVariable() };
  }

  /** Whether any change brings the outcome about. */
  isPossible(expect: boolean): boolean {
    return this.#circuit.solver.solve([this.#sure[nameOf(expect)]]);
  }

  /** The sets of so many subjects whose change brings an outcome about, once there is none of fewer. */
  changesOf(size: number, expect: boolean, most: number): readonly NewValues[] {
    const { solver } = this.#circuit;
    const asked = this.#asked[nameOf(expect)];
    const assumed = [negated(this.#moreThan(size)), asked, this.#sure[nameOf(expect)]];
    const found: NewValues[] = [];
    while (found.length < most && solver.solve(assumed)) {
      const changed = [...this.#changed].filter(([, literal]) => solver.isTrue(literal));
      found.push({ facts: this.#world.call(), subjects: new Set(changed.map(([name]) => name)) });
      solver.addClause([negated(asked), ...changed.map(([, literal]) => negated(literal))]);
    }
    const names = [...this.#changed.keys()];
    const placesOf = ({ subjects }: NewValues): readonly number[] => [...subjects].map((name) => names.indexOf(name));
    return found.toSorted((a, b) => compareLists(placesOf(a), placesOf(b)));
  }

  #changeOf(predicate: Predicate): number {
    // False is tried first: facts stay as they are if they can.
    return remembered(this.#changed, subjectName(predicate), () => this.#circuit.addVariable());
  }

  #truthOf(predicate: Predicate): Truth {
    return evaluate(predicate, this.#call);
  }

  #keepUnlessChanged(predicate: Predicate): void {
    const truth = this.#truthOf(predicate);
    const changed = this.#changeOf(predicate);
    if (truth === undefined) return;
    const literal = this.#world.literalOfPredicate(predicate);
    this.#circuit.solver.addClause([changed, truth ? literal : negated(literal)]);
  }

  /** The literal that a node has a truth for certain, as Kleene's logic goes. */
  #surely(node: Condition, truth: boolean): number {
    switch (node.kind) {
      case "and":
      case "or": {
        const kind = truth ? node.kind : DUAL[node.kind];
        return this.#circuit.join(kind, node.operands, (operand) => this.#surely(operand, truth));
      }
      case "not":
        return this.#surely(node.operand, !truth);
      default: {
        const literal = this.#world.literalOfPredicate(node);
        const own = truth ? literal : negated(literal);
        // What is unknown stays so unless it changes.
        return this.#truthOf(node) === undefined ? this.#circuit.all([own, this.#changeOf(node)]) : own;
      }
    }
  }

  /** The literal that more than so many subjects change. */
  #moreThan(size: number): number {
    const changed = [...this.#changed.values()];
    while (this.#counts.length <= size) {
      const before = this.#counts.at(-1) ?? changed.map(() => this.#circuit.always);
      let last = negated(this.#circuit.always);
      const row: number[] = [];
      for (const [index, literal] of changed.entries()) {
        // One more than before: this one, if so many of the earlier ones change.
        const earlier = index === 0 && this.#counts.length > 0 ? negated(this.#circuit.always) : before[index - 1];
        last = this.#circuit.any([last, this.#circuit.all([literal, earlier ?? this.#circuit.always])]);
        row.push(last);
      }
      this.#counts.push(row);
    }
    return this.#counts[size]?.at(-1) ?? negated(this.#circuit.always);
  }
}

function nameOf(expect: boolean): "true" | "false" {
  return expect ? "true" : "false";
}

/** By the first numbers in which lists of one length differ. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((number, place) => number !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/**
 * A call of which as little is known as may be for a condition to hold whatever the rest is.
 *
 * @param condition - that some call meets
 */
export function smallestCall(condition: Condition, steps: Steps): CallContext {
  const search = new FlipSearch(condition, {}, steps);
  for (let size = 1; ; size += 1) {
    const [values] = search.changesOf(size, true, 1);
    if (values !== undefined) return changedCall(condition, {}, values).call;
  }
}
