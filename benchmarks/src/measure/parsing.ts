import { isDeepStrictEqual } from "node:util";
import { type Condition, parse, parseOrThrow } from "@recond/parser";
import { parseByHand } from "../hand-written/parser.js";
import { type ParsingPeer, parsingPeers } from "../peers/parsers.js";
import { write } from "../peers/write.js";
import { longCondition, type Size, SIZES, variantsOf } from "../workload/conditions.js";
import { type Effort, type Job, measure, type Timings } from "./clock.js";

/** What parsing took, for one size of condition. */
export interface ParsingResult {
  readonly work: Size | "1 MB";
  readonly timings: Timings;
  /** The names of those that were measured; a parser that refuses the texts is not. */
  readonly names: readonly string[];
  /** How many texts one run parses. */
  readonly texts: number;
}

/** The two of our own. */
export const RECOND = "@recond/parser";
export const HAND_WRITTEN = "hand-written parser";

/** The longest condition that the language allows. */
const MEGABYTE = 1_048_576;

/** Parses conditions of all sizes with all parsers. */
export function measureParsing(effort: Effort): readonly ParsingResult[] {
  const peers = parsingPeers();
  const bySize = SIZES.map((size) => measureTexts(size, variantsOf(size), peers, effort));
  // The slowest take a second for one text.
  const fewer = { ...effort, rounds: Math.min(effort.rounds, 9) };
  return [...bySize, measureTexts("1 MB", [longCondition(MEGABYTE)], peers, fewer)];
}

/** Milliseconds for a quarter, a half and the whole of the longest condition. */
export function measureLinearity(effort: Effort): readonly { units: number; time: number }[] {
  const sources = [MEGABYTE / 4, MEGABYTE / 2, MEGABYTE].map((units) => longCondition(units));
  const timings = measure(
    sources.map((source) => jobFor(String(source.length), [source], parse)),
    effort,
  );
  return sources.map(({ length }) => ({ units: length, time: timings.time(String(length)) }));
}

function measureTexts(
  work: ParsingResult["work"],
  sources: readonly string[],
  peers: readonly ParsingPeer[],
  effort: Effort,
): ParsingResult {
  const trees = sources.map((source) => checkedTree(source));
  const own = [jobFor(HAND_WRITTEN, sources, parseByHand), jobFor(RECOND, sources, parse)];
  const others = peers.flatMap((peer) => {
    const texts = trees.map((tree) => write(tree, peer.dialect));
    return canParse(peer, texts) ? [jobFor(peer.name, texts, peer.parse)] : [];
  });
  const jobs = [...own, ...others];
  return { work, timings: measure(jobs, effort), names: jobs.map(({ name }) => name), texts: sources.length };
}

/** The tree on which both of our own parsers agree, spans included. */
function checkedTree(source: string): Condition {
  const tree = parseOrThrow(source);
  if (tree === null || !isDeepStrictEqual(tree, parseByHand(source))) {
    throw new Error(`The hand-written parser reads another tree out of ${source.slice(0, 200)}`);
  }
  return tree;
}

/** Long conditions overflow some parsers. */
function canParse(peer: ParsingPeer, texts: readonly string[]): boolean {
  try {
    for (const text of texts) peer.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jobFor(name: string, texts: readonly string[], parseText: (text: string) => unknown): Job {
  return {
    name,
    run: () => {
      let last: unknown;
      for (const text of texts) last = parseText(text);
      return last;
    },
  };
}
