import { type Predicate, remembered } from "@recond/parser";
import type { DecisivePairs } from "./decisive-pairs.js";
import type { Row, Rows } from "./rows.js";
import type { Steps } from "../search/steps.js";

/** Up to so many predicates the whole truth table is laid out. */
const MOST_FOR_TABLE = 10;

/** How many rows of the table are tried as the first. */
const STARTS = 40;

/** Rows that are chosen, and what they leave to show. */
interface Growth {
  readonly rows: Row[];
  /** The predicates that no two of the rows show to decide. */
  readonly open: Set<number>;
}

/** Where rows come from. */
export interface RowSource {
  readonly predicates: readonly Predicate[];
  readonly rows: Rows;
  readonly pairs: DecisivePairs;
  readonly steps: Steps;
}

/**
 * Rows to add to given ones, few of them, so that every predicate that can be shown to decide is.
 *
 * @param given - rows that are there already
 * @param wanted - the predicates that these do not show to decide
 */
export function growRows(source: RowSource, given: readonly Row[], wanted: readonly number[]): readonly Row[] {
  const grow = source.predicates.length <= MOST_FOR_TABLE ? growInTable : growByPairs;
  return grow(source, given, wanted).slice(given.length);
}

/** Tries several rows as the first, and keeps the smallest set. */
function growInTable({ rows, steps }: RowSource, given: readonly Row[], wanted: readonly number[]): readonly Row[] {
  const table = new RowTable(rows.all());
  const open = wanted.filter((index) => table.rows.some((row) => table.neighboursOf(row).has(index)));
  if (open.length === 0) return given;
  const starts = table.rows.toSorted((a, b) => table.weight(b, open) - table.weight(a, open)).slice(0, STARTS);
  let smallest: readonly Row[] | undefined;
  for (const start of given.length > 0 ? [undefined, ...starts] : starts) {
    const grown = growFrom(table, start === undefined ? given : [...given, start], open, steps);
    if (smallest === undefined || grown.length < smallest.length) smallest = grown;
    // Each predicate needs a row more, and the first one needs two.
    if (smallest.length - given.length <= (given.length > 0 ? 1 : open.length + 1)) break;
  }
  return smallest ?? given;
}

/** One row after the other: one that shows a predicate to decide, if there is one, and leads on to many others. */
function growFrom(table: RowTable, rows: readonly Row[], open: readonly number[], steps: Steps): readonly Row[] {
  const growth: Growth = { rows: [], open: new Set(open) };
  for (const row of rows) addRow(table, growth, row);
  while (growth.open.size > 0) {
    steps.take(table.rows.length + growth.rows.length * growth.open.size);
    const rest = [...growth.open];
    const candidates = growth.rows.flatMap((row) => openNeighbours(table, row, growth.open));
    addRow(table, growth, heaviest(table, candidates.length > 0 ? candidates : table.rows, rest));
  }
  return growth.rows;
}

function openNeighbours(table: RowTable, row: Row, open: ReadonlySet<number>): readonly Row[] {
  return [...table.neighboursOf(row)].filter(([index]) => open.has(index)).map(([, neighbour]) => neighbour);
}

function heaviest(table: RowTable, rows: readonly Row[], open: readonly number[]): Row {
  const weights = rows.map((row) => table.weight(row, open));
  const row = rows[weights.indexOf(Math.max(...weights))];
  if (row === undefined) throw new Error("There is no row to choose.");
  return row;
}

/** Adds a row, and closes what it shows together with those that are there. */
function addRow(table: RowTable, growth: Growth, row: Row): void {
  growth.rows.push(row);
  const chosen = new Set(growth.rows.map(keyOfRow));
  for (const [index, neighbour] of table.neighboursOf(row)) {
    if (chosen.has(keyOfRow(neighbour))) growth.open.delete(index);
  }
}

function keyOfRow({ truths }: Row): string {
  return truths.map(Number).join("");
}

/** All rows of a truth table that calls bring about. */
class RowTable {
  readonly rows: readonly Row[];
  readonly #byKey: ReadonlyMap<string, Row>;
  readonly #neighbours = new Map<string, ReadonlyMap<number, Row>>();

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    this.#byKey = new Map(rows.map((row) => [keyOfRow(row), row]));
  }

  /** By predicate: the rows that differ from this one in that predicate and in the outcome only. */
  neighboursOf(row: Row): ReadonlyMap<number, Row> {
    return remembered(this.#neighbours, keyOfRow(row), (key) => {
      const neighbours = new Map<number, Row>();
      for (const [index, truth] of row.truths.entries()) {
        const other = this.#byKey.get(`${key.slice(0, index)}${truth ? "0" : "1"}${key.slice(index + 1)}`);
        if (other !== undefined && other.outcome !== row.outcome) neighbours.set(index, other);
      }
      return neighbours;
    });
  }

  /** How many of some predicates decide in a row. */
  weight(row: Row, open: readonly number[]): number {
    const neighbours = this.neighboursOf(row);
    return open.filter((index) => neighbours.has(index)).length;
  }
}

/** Rows that lead on to others are looked for only when those that are there lead nowhere. */
function growByPairs(source: RowSource, given: readonly Row[], wanted: readonly number[]): readonly Row[] {
  const grown = [...given];
  const open = new Set(wanted);
  let explored = 0;
  while (open.size > 0) {
    const row = grown[explored];
    if (row !== undefined) {
      explored += 1;
      for (const [index, neighbour] of source.rows.neighboursOf(row, [...open])) {
        source.steps.take(neighbour.truths.length);
        if (!open.delete(index)) continue;
        grown.push(neighbour);
      }
      continue;
    }
    const [index] = open;
    const deciding = index === undefined ? undefined : source.pairs.rowFor(index);
    // Without one the predicate can be removed, and needs no case.
    if (deciding === undefined) open.delete(index ?? 0);
    else grown.push(deciding);
  }
  return grown;
}
