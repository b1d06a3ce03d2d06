import type { Found } from "../json/located.js";

/** A node of the IVR tree: a menu, a connection, a question … */
export interface Step extends Found {
  /** Its `node_type`; undefined when that is missing or no text. */
  readonly type: string | undefined;
  /** One for each element of `children`, whatever the element is, so that their order is the order of the keys. */
  readonly children: readonly Step[];
  /**
   * Its `keypress_failover_type`: the way that the call takes after a wrong key or after none; undefined when it has none, or an
   * empty one. `unclear` stands for anything else than the two documented ones.
   */
  readonly failover: "Wrong" | "None" | "unclear" | undefined;
  /** The condition of a `Condition` node; that of any other node means nothing. */
  readonly condition?: Found;
  /** How a call goes on from here. */
  readonly exits: Exits;
}

/** The ways out of a step. */
export interface Exits {
  readonly ways: readonly Way[];
  /** Whether any number of any keys may be pressed before one of the ways is taken. */
  readonly isOpen: boolean;
}

/** A way from a step to one of its children. */
export interface Way {
  /** The key that leads there; one that is not known which (`any`); or no key that is reported (`nothing`). */
  readonly on: string;
  readonly to: Step;
}
