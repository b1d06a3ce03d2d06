import {
  type Candidate,
  InvalidCallLogError,
  neededColumns,
  type PlannedCampaign,
  type PlannedSettings,
  readLog,
  type ReplayedCall,
  simulate,
  TemporaryFileError,
  UnknownColumnsError,
} from "@recond/simulator";
import { DEFAULT_REPEAT_DAYS } from "@recond/campaign";
import type { Changes, ComparedPair, TurnedCalls } from "../comparison/changes.js";
import type { Side } from "../comparison/side.js";
import type { PassedOver } from "../input/passed-over.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";
import { mendable, UserError } from "../terminal/errors.js";
import { findLogs } from "./find-logs.js";
import { withLittleMemory } from "./little-memory.js";
import { tellWarnings } from "../terminal/tell.js";

/** Takes the calls of a log that no compared campaign has, so that none is counted for a campaign that it does not name. */
const OTHERS: PlannedCampaign = { name: "others", file: "", ids: {}, repeatWindowDays: DEFAULT_REPEAT_DAYS };
const NOTHING: PlannedSettings = { recordCalls: false, condition: null };

/**
 * Replays a log under the settings before and after each change, with the hours of before.
 *
 * @throws UserError when one is no log
 */
export async function countTurned(
  changes: Changes,
  logs: readonly string[],
  passed: PassedOver,
  environment: Environment,
): Promise<Changes> {
  if (logs.includes(STANDARD_INPUT)) throw new UserError("`diff` may read a log more than once. Give a file.");
  const { compared, unchanged, added, removed } = changes;
  const isOnly = new Set(compared.map(({ name }) => name)).size + unchanged + added.length + removed.length === 1;
  const changed = compared.filter((pair) => pair.compared.relation !== "equivalent" && (isOnly || hasId(pair)));
  const counts = new Map<ComparedPair, TurnedCalls>();
  await Array.fromAsync(passesOf(changed), async (pairs) => {
    const turned = await replay(pairs, isOnly, logs, passed, environment);
    for (const [index, pair] of pairs.entries()) counts.set(pair, turned[index] ?? nothingYet());
  });
  const withCounts = compared.map((pair) =>
    pair.compared.relation === "equivalent" ? pair : { ...pair, turned: counts.get(pair) ?? null },
  );
  return { ...changes, compared: withCounts };
}

function hasId({ sides }: ComparedPair): boolean {
  return Object.keys(idsOf(sides)).length > 0;
}

function idsOf([a, b]: readonly [Side, Side]): Readonly<Record<string, string>> {
  return { ...b.campaign?.logIds, ...a.campaign?.logIds };
}

/** Pairs by the run in which they are replayed: a call has one campaign, and a campaign may be compared more than once. */
function passesOf(pairs: readonly ComparedPair[]): readonly (readonly ComparedPair[])[] {
  const passes: { readonly ids: Set<string>; readonly pairs: ComparedPair[] }[] = [];
  for (const pair of pairs) {
    const ids = Object.entries(idsOf(pair.sides)).map(([name, id]) => `${name} ${id}`);
    const free = passes.find((pass) => ids.every((id) => !pass.ids.has(id)));
    const pass = free ?? { ids: new Set<string>(), pairs: [] };
    if (free === undefined) passes.push(pass);
    for (const id of ids) pass.ids.add(id);
    pass.pairs.push(pair);
  }
  return passes.map((pass) => pass.pairs);
}

async function replay(
  pairs: readonly ComparedPair[],
  isOnly: boolean,
  args: readonly string[],
  passed: PassedOver,
  environment: Environment,
): Promise<readonly TurnedCalls[]> {
  const turned = pairs.map(nothingYet);
  // The first campaign has the calls of a log that names none.
  const others = isOnly ? [] : [OTHERS];
  const onCalls = (calls: Iterable<ReplayedCall>): void => {
    for (const { campaign, decisions } of calls) {
      const counts = turned[campaign - others.length];
      if (counts !== undefined) count(counts, decisions);
    }
  };
  const candidates = (["before", "after"] as const).map((name, at): Candidate => {
    const settings = pairs.map(({ sides }): PlannedSettings => {
      const { condition, isNone } = sides[at === 0 ? 0 : 1];
      return { recordCalls: !isNone, condition };
    });
    return { name, settings: [...others.map(() => NOTHING), ...settings] };
  });
  const campaigns = [...others, ...pairs.map(plannedOf)];
  const logs = await findLogs(args, passed, environment);
  const plan = { campaigns, candidates };
  const { log } = await withLittleMemory(
    simulate(plan, readLog(logs, { needs: neededColumns(plan) }), { files: logs.map(({ name }) => name), onCalls }),
  ).catch((error: unknown) => {
    if (error instanceof UnknownColumnsError) throw new UserError(error.problem);
    throw mendable(error, InvalidCallLogError, TemporaryFileError);
  });
  if (log.rejected > 0) {
    const sentence = `Rows of the log that could not be read, and are not counted: ${log.rejected}. \`recond simulate\` tells what is wrong with them.`;
    await tellWarnings([sentence], environment);
  }
  return turned;
}

function plannedOf({ name, sides }: ComparedPair): PlannedCampaign {
  const [{ campaign }] = sides;
  return {
    name,
    file: name,
    ids: idsOf(sides),
    terms: campaign?.facts,
    repeatWindowDays: campaign?.repeatWindowDays ?? DEFAULT_REPEAT_DAYS,
  };
}

/** Counts that grow. */
type Counts = { -readonly [Name in keyof TurnedCalls]: number };

function nothingYet(): Counts {
  return { calls: 0, gained: 0, lost: 0, undetermined: 0 };
}

function count(counts: Counts, [before, after]: ReplayedCall["decisions"]): void {
  counts.calls += 1;
  if (before === "undetermined" || after === "undetermined") counts.undetermined += 1;
  else if (before !== after) counts[after === "record" ? "gained" : "lost"] += 1;
}
