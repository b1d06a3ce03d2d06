import type { Step } from "./ivr-tree.js";

/** A way from a step to one of its children. */
export interface Way {
  /** The key that leads there; one that is not known which (`any`); or no key that is reported (`nothing`). */
  readonly on: string;
  readonly to: Step;
}

/** The ways out of a step. */
export interface Ways {
  readonly ways: readonly Way[];
  /** Whether any number of any keys may be pressed before one of the ways is taken. */
  readonly isOpen: boolean;
}

/**
 * The ways out of a step, by its type. What is not documented of a step counts as possible.
 *
 * @param step - any step of a tree
 */
export function waysOf(step: Step): Ways {
  const { type, children } = step;
  // It may be the way of a key or one of the failovers: nothing of this step's keys is sure.
  if (children.some(({ failover }) => failover === "unclear")) return openWays(step);
  const isEnd = type !== undefined && ends.has(type);
  // It must have some, so these are left out, not absent.
  if (children.length === 0 && !isEnd) return openWays(step);
  if (isEnd || type === "Condition") return { ways: children.map((to) => ({ on: "nothing", to })), isOpen: false };
  switch (type) {
    case "Menu":
      return { ways: keyWays(step, 9), isOpen: false };
    case "YesOrNo":
      return { ways: keyWays(step, 2), isOpen: false };
    case "AnyKeyPress":
      return { ways: anyKeyWays(children), isOpen: false };
    case "SmsPromo":
      return { ways: children.flatMap(withAndWithoutKey), isOpen: false };
    default:
      return openWays(step);
  }
}

/** The steps where no key is asked for. They have no children, or a `Failover`. */
const ends: ReadonlySet<string> = new Set(["Connect", "RingGroup", "EndCall", "Failover"]);

function openWays({ children }: Step): Ways {
  return { ways: children.flatMap(withAndWithoutKey), isOpen: true };
}

function withAndWithoutKey(to: Step): readonly Way[] {
  return [
    { on: "nothing", to },
    { on: "any", to },
  ];
}

/** The keys in order for the children in order, without the failovers, which have their own. Who has no key is never reached. */
function keyWays({ children }: Step, most: number): readonly Way[] {
  let key = 0;
  return children.flatMap((to): readonly Way[] => {
    if (to.failover === "Wrong") return [{ on: "W", to }];
    if (to.failover === "None") return [{ on: "N", to }];
    key += 1;
    return key <= most ? [{ on: String(key), to }] : [];
  });
}

/** The first child is for a key, which may be reported or not; the second for none, which may be reported as `N`. */
function anyKeyWays([pressed, ...notPressed]: readonly Step[]): readonly Way[] {
  return [
    ...(pressed === undefined ? [] : withAndWithoutKey(pressed)),
    ...notPressed.flatMap((to) => [
      { on: "nothing", to },
      { on: "N", to },
    ]),
  ];
}

/**
 * The keys that lead out of steps, without those that may be pressed at an open one.
 *
 * @param steps - any steps
 */
export function keysOfSteps(steps: Iterable<Step>): "any" | ReadonlySet<string> {
  const keys = new Set<string>();
  for (const step of steps) for (const { on } of waysOf(step).ways) keys.add(on);
  return keys.has("any") ? "any" : keys;
}
