import { currentCallFields, fromCurrentCall, fromTransaction, transactionFields } from "@recond/campaign";
import { decide } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, or } from "@recond/parser";
import { type LogRows, type Plan, simulate } from "@recond/simulator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { predicates, rowOf, rows } from "../../../campaign/test/arbitraries/rows.js";
import { newRuns } from "../../../parser/test/runs.js";

const KINDS = [
  { log: "transactions", read: fromTransaction, phone: transactionFields.phone[0] ?? "" },
  { log: "current-calls", read: fromCurrentCall, phone: currentCallFields.phone[0] ?? "" },
] as const;

type Row = Readonly<Record<string, unknown>>;

/** A log as its reader gives it: of objects, or of cells under a header that has every name of the rows. */
async function* logOf(log: readonly Row[], kind: LogRows["format"], isTable: boolean): AsyncGenerator<LogRows> {
  const columns = [...new Set(log.flatMap((row) => Object.keys(row)))];
  const own = (row: Row, name: string): unknown => (Object.hasOwn(row, name) ? row[name] : undefined);
  yield {
    file: 0,
    format: kind,
    container: isTable ? "csv" : "json",
    compression: null,
    columns: isTable ? columns : null,
    rows: isTable ? log.map((row) => columns.map((name) => own(row, name))) : log,
    lines: log.map((_, index) => index + 1),
    rejected: [],
    read: 0,
  };
}

const conditions: fc.Arbitrary<Condition> = fc
  .tuple(predicates, predicates, predicates)
  .map(([a, b, c]) => or(and(a, not(b)), c));

it.each(KINDS)(
  "odd rows of $log are decided as each by itself, as objects and as cells",
  async ({ log: kind, read, phone }) => {
    await fc.assert(
      fc.asyncProperty(
        conditions,
        fc.array(rows, { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (condition, facts, isTable) => {
          const log = facts.map((each) => rowOf(each, phone));
          const settings = { record_calls: true, call_recording_condition: format(condition) };
          const expected = log.map(
            (row) => decide(settings, read(row, null, { conditions: [condition] }).call).decision,
          );
          const plan: Plan = {
            campaigns: [{ name: "", file: "", ids: {}, repeatWindowDays: 30 }],
            candidates: [{ name: "", settings: [{ recordCalls: true, condition }] }],
          };
          const given: unknown[] = [];
          await simulate(plan, logOf(log, kind, isTable), {
            onCalls: (calls) => {
              for (const { decisions } of calls) given.push(...decisions);
            },
          });
          expect([log, given]).toEqual([log, expected]);
        },
      ),
      newRuns(125),
    );
  },
);
