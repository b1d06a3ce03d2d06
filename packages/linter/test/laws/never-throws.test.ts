import * as fc from "fast-check";
import { fixAll, lint, lintPayload } from "@recond/linter";
import { describe, it } from "vitest";
import { newRuns } from "../../../parser/test/runs.js";

/** Names that mean something in a campaign, so that what stands behind them is looked at. */
const names =
  "ivr_tree record_calls call_recording_condition whisper_prompt_condition root children node_type condition current_terms " +
  "future_terms hours monday_open monday_close monday_closed timezone named_regions name operating_24_7 advertiser_payin policies " +
  "keypress_failover_type call_activity_tracking custom_data_dictionary fields partner_name __proto__ recordCalls";
const name = fc.constantFrom(...names.split(" "));

const texts =
  "||repeat|Mobile|pressed[1 W]|in_region[West]|during_hours and not during_hours|\ud800|Menu|Condition|YesOrNo|AnyKeyPress|Wrong|None|" +
  'NoTracking|UTC|Pacific|duration > 5|custom_data[a] = "x" or custom_data[A] = "x "|(((mobile)))|32400';
const text = fc.constantFrom(...texts.split("|"));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.oneof(text, fc.constantFrom(null, true, false, 0, -1, 1e300, 32400, 86400, 0.5)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(name, tie("value")), { maxLength: 6, selector: ([key]) => key })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

describe("whatever a payload is", () => {
  it("is looked at without throwing, with places inside of it, and so is what fixes make of it", () => {
    fc.assert(
      fc.property(value, fc.boolean(), fc.boolean(), (payload, complete, suggested) => {
        const json = JSON.stringify(payload);
        const find = (each: string): ReturnType<typeof lintPayload> => lintPayload(each, { complete });
        const { found, text: fixed } = fixAll(json, find, { suggested });
        JSON.parse(fixed);
        return [...find(json), ...found].every(
          ({ span: { start, end }, line, column }) => start <= end && line >= 1 && column >= 1,
        );
      }),
      newRuns(375),
    );
  });

  it("is looked at when a part of it is missing", () => {
    fc.assert(
      fc.property(value, fc.nat(), (payload, cut) => {
        const json = JSON.stringify(payload);
        const found = lintPayload(json.slice(0, cut % (json.length + 1)));
        return found.every(({ span }) => span.start >= 0 && span.end <= json.length);
      }),
      newRuns(375),
    );
  });
});

describe("whatever a condition is", () => {
  it("is looked at without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (source) => lint(source).length >= 0),
      newRuns(250),
    );
  });
});
