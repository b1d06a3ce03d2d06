/** How many children a node of the IVR tree may have, failovers for keys left out. */
export interface StepKind {
  readonly least: number;
  readonly most: number;
  /** Whether it may have children for a wrong key and for none besides. */
  readonly hasKeyFailovers?: true;
  /** Whether a `Failover` node may be its only child. */
  readonly hasFailover?: true;
  /** The same in words. */
  readonly words: string;
}

const none: StepKind = { least: 0, most: 0, words: "no children" };
const one: StepKind = { least: 1, most: 1, words: "exactly one child" };

/** What is documented of each `node_type`. */
export const stepKinds: ReadonlyMap<string, StepKind> = new Map<string, StepKind>([
  ["Menu", { least: 1, most: 9, hasKeyFailovers: true, words: "1 to 9 children, for the keys 1 to 9" }],
  ["Connect", { ...none, hasFailover: true, words: "no children, or a `Failover`" }],
  ["RingGroup", { ...none, hasFailover: true, words: "no children, or a `Failover`" }],
  ["EndCall", none],
  ["Failover", none],
  ["Condition", { least: 2, most: 2, words: "exactly two children: for calls that meet it, and for the others" }],
  ["AnyKeyPress", { least: 2, most: 2, words: "exactly two children: for a key, and for none" }],
  ["YesOrNo", { least: 2, most: 2, hasKeyFailovers: true, words: "two children: for yes, and for no" }],
  ["SmsPromo", one],
  ["NumberQuestion", { ...one, hasKeyFailovers: true }],
  ["VerifyLocation", one],
  ["NearestBranch", one],
  ["DynamicRoute", one],
]);

/** The article of a word at the beginning of a sentence. */
export function articleOf(word: string): "A" | "An" {
  return /^[aeiou]/i.test(word) ? "An" : "A";
}
