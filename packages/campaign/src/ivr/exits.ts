import type { Exits, Step, Way } from "./step.js";

/** The ways out of a step, by its type. What is not documented of a step counts as possible. */
export function exitsOf(type: string | undefined, children: readonly Step[]): Exits {
  // It may be the way of a key or one of the failovers: nothing of this step's keys is sure.
  if (children.some(({ failover }) => failover === "unclear")) return open(children);
  const isEnd = type !== undefined && ends.has(type);
  // A step of such a type must have children, so the document leaves them out.
  if (children.length === 0 && !isEnd) return open(children);
  if (isEnd || type === "Condition") return { ways: children.map((to) => ({ on: "nothing", to })), isOpen: false };
  switch (type) {
    case "Menu":
      return { ways: keyWays(children, 9), isOpen: false };
    case "YesOrNo":
      return { ways: keyWays(children, 2), isOpen: false };
    case "AnyKeyPress":
      return { ways: anyKeyWays(children), isOpen: false };
    case "SmsPromo":
      return { ways: children.flatMap(withAndWithoutKey), isOpen: false };
    default:
      return open(children);
  }
}

/** The steps where no key is asked for. They have no children, or a `Failover`. */
const ends: ReadonlySet<string> = new Set(["Connect", "RingGroup", "EndCall", "Failover"]);

function open(children: readonly Step[]): Exits {
  return { ways: children.flatMap(withAndWithoutKey), isOpen: true };
}

function withAndWithoutKey(to: Step): readonly Way[] {
  return [
    { on: "nothing", to },
    { on: "any", to },
  ];
}

/** The keys in order for the children in order, without the failovers, which have their own. A child without a key is never reached. */
function keyWays(children: readonly Step[], most: number): readonly Way[] {
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
