import { predicates } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { and, type Condition, customData, flag, not, or, parseOrThrow, presence } from "@recond/parser";
import { createRandom, type Random } from "./random.js";

/** Conditions of one kind to ask about. */
export interface AnalysisWork {
  readonly name: string;
  readonly conditions: readonly Condition[];
}

/** Conditions of 20 predicates, nested at random; many of them are about the same few texts. */
export function twenty(): AnalysisWork {
  const random = createRandom(20);
  const conditions = Array.from({ length: 16 }, () => nested(random, distinctPredicates(random, 20)));
  return { name: "20 predicates", conditions };
}

/** Conditions of 200 predicates as people write them: lists of values, rules beside rules, exceptions. */
export function twoHundred(): AnalysisWork {
  const allowed = names(198, "Partner").map((name) => `affiliate_name = "${name}"`);
  const rules = names(50, "Offer").map(
    (name, index) =>
      `${index % 2 === 0 ? "" : "not "}repeat and pressed[${(index % 9) + 1}] and custom_data[offer] = "${name}" and affiliate_name contains "${index % 10}"`,
  );
  const parts = names(97, "pa").map((part) => `promo_number_description contains "${part}"`);
  const zips = names(100, "94").map((zip) => `custom_data[zip] = "${zip}"`);
  const groups = names(40, "Group").map(
    (name, index) =>
      `(media_type = "${name}" or custom_data[group] = "${name}" or pressed[${(index % 9) + 1} ${(index % 7) + 1}] or custom_data[plan ${index}] present or not custom_data[agent] contains "${index}")`,
  );
  const texts = [
    `during_hours and mobile and (${allowed.join(" or ")})`,
    rules.join(" or "),
    `during_hours and not mobile and not repeat and not (${parts.join(" or ")}) and (${zips.join(" or ")})`,
    groups.join(" and "),
  ];
  return { name: "200 predicates", conditions: texts.map(read) };
}

/** One `or` of 1,000 operands: about one text, about many facts, and with parts of each other. */
export function thousand(): AnalysisWork {
  const texts = [
    operands((index) => `custom_data[zip] = "${10_000 + index}"`),
    operands((index) => `custom_data[field ${index}] present`),
    operands((index) => `promo_number_description contains "${index}"`),
  ];
  return { name: "or of 1,000 operands", conditions: texts.map(read) };
}

function names(count: number, word: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index}`);
}

function operands(write: (index: number) => string): string {
  return Array.from({ length: 1000 }, (_, index) => write(index)).join(" or ");
}

/** Conditions that no search of this kind gets through: what matters is that it stops. */
export function worst(): AnalysisWork {
  return { name: "worst cases", conditions: [pigeons(11), clauses(260, 1110), parity(24)] };
}

/** More pigeons than holes: never met, and hard to see by steps. */
function pigeons(count: number): Condition {
  const holes = Array.from({ length: count - 1 }, (_, hole) => hole);
  const birds = Array.from({ length: count }, (_, bird) => bird);
  const sits = (bird: number, hole: number): Condition => variable(bird * count + hole);
  const each = birds.map((bird) => or(...holes.map((hole) => sits(bird, hole))));
  const pairs = birds.flatMap((bird) => birds.slice(0, bird).map((other) => [bird, other] as const));
  const apart = holes.flatMap((hole) =>
    pairs.map(([bird, other]) => or(not(sits(bird, hole)), not(sits(other, hole)))),
  );
  return and(...each, ...apart);
}

/** Random clauses of three, about as many as make a condition neither plainly possible nor plainly not. */
function clauses(variables: number, count: number): Condition {
  const random = createRandom(3);
  const literal = (): Condition => {
    const positive = variable(random.below(variables));
    return random.chance(0.5) ? positive : not(positive);
  };
  return and(...Array.from({ length: count }, () => or(literal(), literal(), literal())));
}

/** Whether an odd number of predicates is true: nothing shorter says it, and nothing is redundant in it. */
function parity(count: number): Condition {
  const variables = Array.from({ length: count }, (_, index) => variable(index));
  const odd = (parts: readonly Condition[]): Condition => {
    const [first = variable(0)] = parts;
    if (parts.length <= 1) return first;
    const left = odd(parts.slice(0, parts.length / 2));
    const right = odd(parts.slice(parts.length / 2));
    return or(and(left, not(right)), and(not(left), right));
  };
  return odd(variables);
}

/** A predicate that no other one says anything about. */
function variable(index: number): Condition {
  return presence(customData(`v${index}`));
}

/**
 * A condition's skeleton: its predicates replaced by ones that are independent of each other, so that a solver that knows nothing of
 * calls is asked the same question.
 */
export function skeletonOf(condition: Condition): Condition {
  const distinct = predicates(condition).map((predicate) => format(predicate));
  const replace = (node: Condition): Condition => {
    if (node.kind === "not") return not(replace(node.operand));
    if (node.kind === "and" || node.kind === "or") {
      const parts = node.operands.map((operand) => replace(operand));
      return node.kind === "and" ? and(...parts) : or(...parts);
    }
    const isOpposite = node.kind === "comparison" && node.operator === "!=";
    const place = distinct.indexOf(format(isOpposite ? { ...node, operator: "=" } : node));
    // Written only with `!=`, it stands for itself.
    if (place === -1) return variable(distinct.indexOf(format(node)));
    return isOpposite ? not(variable(place)) : variable(place);
  };
  return replace(condition);
}

/** The same condition, said once for each truth of its first predicate: equivalent, which has to be proven. */
export function splitByCases(condition: Condition): Condition {
  const [first = variable(0)] = predicates(condition);
  return or(and(first, reversed(condition)), and(not(first), condition));
}

function reversed(node: Condition): Condition {
  if (node.kind === "not") return not(reversed(node.operand));
  if (node.kind !== "and" && node.kind !== "or") return node;
  const parts = node.operands.map((operand) => reversed(operand)).toReversed();
  return node.kind === "and" ? and(...parts) : or(...parts);
}

function distinctPredicates(random: Random, count: number): readonly Condition[] {
  const texts = new Set(["repeat", "mobile", "landline", "during_hours"]);
  const words = ["a", "ab", "abc", "b", "bc", "c", " ", "Sofa", "So", "fa"] as const;
  const fields = ["affiliate_name", "media_type", "custom_data[p]"] as const;
  while (texts.size < count) {
    const word = random.pick(words);
    const test = random.pick([`= "${word}"`, `contains "${word}"`, "present"]);
    const path = Array.from({ length: 1 + random.below(3) }, () => 1 + random.below(3)).join(" ");
    texts.add(random.chance(0.2) ? `pressed[${path}]` : `${random.pick(fields)} ${test}`);
  }
  return [...texts].map(read);
}

/** The parts under `and`, `or` and `not` at random. */
function nested(random: Random, parts: readonly Condition[]): Condition {
  const [only = flag("repeat")] = parts;
  if (parts.length <= 1) return random.chance(0.3) ? not(only) : only;
  const middle = 1 + random.below(parts.length - 1);
  const both = [nested(random, parts.slice(0, middle)), nested(random, parts.slice(middle))];
  return random.chance(0.5) ? and(...both) : or(...both);
}

function read(text: string): Condition {
  const condition = parseOrThrow(text);
  if (condition === null) throw new TypeError("No condition.");
  return condition;
}
