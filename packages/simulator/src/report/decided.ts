import {
  type Block,
  counted,
  group,
  type Head,
  numberHead,
  type Part,
  type Series,
  tableBlock,
  textHead,
  words,
  type Words,
} from "@recond/reports";
import type {
  CallPlace,
  CandidateResult,
  Comparison,
  FlipGroup,
  LogSummary,
  Simulation,
} from "../replay/simulation.js";
import { DECISIONS, placeIn, share } from "../replay/outcomes.js";
import { candidateName, countWords } from "./outcomes.js";

/** What the parts of bars are that stand for truths. */
const truthSeries: readonly Series[] = [
  { name: "true", color: "record" },
  { name: "false", color: "skip" },
  { name: "unknown", color: "undetermined" },
];

/** How often each predicate was what, and how often it was among those that decided. */
export function predicatesPart({ predicates }: CandidateResult, calls: number): Part {
  const heading = ["What the calls were like, and what decided"];
  if (predicates.length === 0) return { heading, blocks: [words("There is no condition that asks anything.")] };
  const rows = predicates.map((each) => ({ ...each, counts: [each.true, each.false, each.unknown] }));
  return {
    heading,
    blocks: [
      words(
        "A predicate decided where the outcome follows from it, alone or together with others. Several can decide the same call.",
      ),
      {
        is: "chart",
        chart: {
          title: "How often each predicate was true",
          says: rows.map((each) => `${each.text}: true for ${share(each.true, calls)} of the calls.`).join(" "),
          form: "bars",
          series: truthSeries,
          bars: rows.map(({ text, counts }) => ({ label: text, values: counts })),
        },
        table: {
          caption: "Predicates",
          head: [textHead("predicate"), ...truthSeries.map(({ name }) => numberHead(name)), numberHead("decided")],
          rows: rows.map(({ text, counts, decided }) => [
            [{ code: text }],
            ...counts.map(countWords),
            countWords(decided),
          ]),
        },
      },
    ],
  };
}

/** Which facts keep calls open. */
export function missingPart({ missing, outcomes }: CandidateResult): readonly Part[] {
  if (missing.length === 0) return [];
  const calls = counted(outcomes.undetermined, "call");
  return [
    {
      heading: ["What keeps calls undetermined"],
      blocks: [
        words(`${calls} could come out either way. A log that tells these facts settles them.`),
        tableBlock(
          "Unknown facts of undetermined calls",
          [textHead("fact"), numberHead("unknown in"), numberHead("would settle alone")],
          missing.map((each) => [[{ code: each.fact }], countWords(each.calls), countWords(each.alone)]),
        ),
      ],
    },
  ];
}

const WORDS: Readonly<Record<NonNullable<Comparison["word"]>, string>> = {
  equivalent: "Over all calls that there can be, it is equivalent: it never decides otherwise.",
  stricter: "Over all calls that there can be, it is stricter: it records no call that is not recorded now.",
  looser: "Over all calls that there can be, it is looser: it records every call that is recorded now.",
  different:
    "Over all calls that there can be, it is different: it records calls that are not recorded now, and the reverse.",
};

/** What one of the candidates turns. */
export function comparisonPart(comparison: Comparison, simulation: Simulation): Part {
  const { candidate, word, table, flips } = comparison;
  const turned = flips.reduce((sum, { calls }) => sum + calls, 0);
  const tried = simulation.candidates[candidate];
  const condition: Words =
    tried === undefined || tried.condition === null || tried.condition === tried.name
      ? []
      : ["The condition: ", tried.condition === "" ? "none" : { code: tried.condition }, ". "];
  return {
    heading: ["What if: ", ...candidateName(simulation, candidate)],
    blocks: [
      words(
        ...condition,
        `${counted(turned, "call")} of ${group(simulation.log.calls)} would be decided otherwise.${word === null ? "" : ` ${WORDS[word]}`}`,
      ),
      tableBlock(
        "Decisions now, and with what is tried",
        [textHead("now"), ...DECISIONS.map((to): Head => numberHead(`then ${to}`))],
        DECISIONS.map((from) => [[from], ...DECISIONS.map((to) => countWords(table[from][to]))]),
      ),
      ...flipsTable("Calls that are decided otherwise, by what decided", flips, simulation.log),
    ],
  };
}

/** More groups than that nobody reads. */
const MOST_FLIPS = 25;

/** Groups of calls that are decided otherwise, with the predicates that decided and examples. */
export function flipsTable(caption: string, flips: readonly FlipGroup[], log: LogSummary): readonly Block[] {
  if (flips.length === 0) return [];
  const shown = flips.slice(0, MOST_FLIPS);
  const rest = flips.slice(MOST_FLIPS);
  const others = rest.reduce((sum, { calls }) => sum + calls, 0);
  return [
    tableBlock(
      caption,
      [numberHead("calls"), textHead("change"), textHead("because of"), textHead("for example")],
      shown.map(({ from, to, because, calls, examples }) => [
        countWords(calls),
        // No line break in between.
        [`${from}\u{A0}→\u{A0}${to}`],
        because.length === 0
          ? ["other reasons"]
          : joined(because.map(({ text, truth }) => [{ code: text }, ` ${truth ?? "unknown"}`])),
        placeWords(examples.slice(0, 3), log),
      ]),
    ),
    ...(rest.length === 0
      ? []
      : [words(`And ${counted(rest.length, "smaller group")} with ${counted(others, "call")}.`)]),
  ];
}

/** Sentences one after the other. */
function joined(parts: readonly Words[]): Words {
  return parts.flatMap((part, index) => (index === 0 ? part : [", ", ...part]));
}

/** Where calls stand in the log. */
export function placeWords(places: readonly CallPlace[], log: LogSummary): Words {
  return joined(
    places.map((place): Words => {
      const where = placeIn(log, place);
      return place.id === undefined ? [where] : [`${where} (`, { code: String(place.id) }, ")"];
    }),
  );
}
