import type { CallError } from "./simulate.js";

/** Mistakes of a log that are the same but for what is quoted and counted in them. */
export interface ErrorKind {
  readonly count: number;
  /** The first ones. */
  readonly examples: readonly CallError[];
}

/** Mistakes by their kind: a log in which one thing is wrong has it wrong in every line. */
export interface ErrorKinds {
  /** Counts a mistake; true when it is one of the first of its kind. */
  readonly add: (error: CallError) => boolean;
  /** In the order in which they came. */
  readonly all: () => readonly ErrorKind[];
}

/** So many of each kind show what is the matter. */
const MOST_EXAMPLES = 3;

/** Further ones are one kind: a log of nothing but noise has no end of them. */
const MOST_KINDS = 50;

/** No mistakes so far. */
export function createErrorKinds(): ErrorKinds {
  const kinds = new Map<string, { count: number; readonly examples: CallError[] }>();
  return {
    add(error) {
      const name = kindOf(error);
      const key = kinds.has(name) || kinds.size < MOST_KINDS ? name : "";
      const kind = kinds.get(key) ?? { count: 0, examples: [] };
      kinds.set(key, kind);
      kind.count += 1;
      if (kind.examples.length === MOST_EXAMPLES) return false;
      kind.examples.push(error);
      return true;
    },
    all: () => [...kinds.values()],
  };
}

function kindOf({ message }: CallError): string {
  return message.replaceAll(/`[^`]*`/g, "`").replaceAll(/\d+/g, "0");
}
