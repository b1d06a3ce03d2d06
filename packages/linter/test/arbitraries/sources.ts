import { format } from "@recond/formatter";
import { bindsLooser, childrenOf, type Condition, parse, type VocabularyName } from "@recond/parser";
import * as fc from "fast-check";
import { anyConditions } from "../../../analyzer/test/arbitraries/adversarial.js";

/** A valid condition as somebody might have written it. */
export interface Source {
  readonly text: string;
  readonly vocabulary: VocabularyName;
}

/** Texts with the blanks, line breaks, parentheses and `not`s that people leave in them. */
export const sources: fc.Arbitrary<Source> = fc
  .tuple(anyConditions, fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }))
  .map(([condition, noise]) => {
    const text = new Writer(noise).write(condition, undefined);
    return { text, vocabulary: parse(text).valid ? "recording" : "payout" };
  });

/** Writes a condition; what the noise says at each place, it says again from its start when it is used up. */
class Writer {
  readonly #noise: readonly number[];
  #used = 0;

  constructor(noise: readonly number[]) {
    this.#noise = noise;
  }

  write(node: Condition, parent: Condition["kind"] | undefined): string {
    const isTwiceNegated = this.#happens(5);
    const around = isTwiceNegated ? "not" : parent;
    let text = this.#body(node);
    if (around !== undefined && bindsLooser(node.kind, around)) text = this.#parenthesised(text);
    if (this.#happens(10)) text = this.#parenthesised(text);
    if (this.#happens(2)) text = this.#parenthesised(text);
    return isTwiceNegated ? `not${this.#blanks()}not${this.#beside(text)}${text}` : text;
  }

  #body(node: Condition): string {
    const operands = childrenOf(node).map((child) => this.write(child, node.kind));
    if (node.kind === "not") return operands.map((operand) => `not${this.#beside(operand)}${operand}`).join("");
    if (node.kind === "and" || node.kind === "or") {
      return operands.reduce(
        (left, right) =>
          `${left}${left.endsWith(")") ? this.#anyBlanks() : this.#blanks()}${node.kind}${this.#beside(right)}${right}`,
      );
    }
    return format(node).replace("= ", () => `=${this.#anyBlanks()}`);
  }

  #parenthesised(text: string): string {
    return `(${this.#happens(10) ? this.#blanks() : ""}${text}${this.#happens(10) ? this.#blanks() : ""})`;
  }

  /** Between a word and what follows. */
  #beside(next: string): string {
    return next.startsWith("(") ? this.#anyBlanks() : this.#blanks();
  }

  #anyBlanks(): string {
    return this.#happens(10) ? "" : this.#blanks();
  }

  #blanks(): string {
    if (this.#happens(90)) return " ";
    return ["  ", "\n  ", "\t", "\r\n"][this.#next() % 4] ?? " ";
  }

  #happens(percent: number): boolean {
    return this.#next() < percent;
  }

  #next(): number {
    this.#used += 1;
    return this.#noise[this.#used % this.#noise.length] ?? 0;
  }
}
