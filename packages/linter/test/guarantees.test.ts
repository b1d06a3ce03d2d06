import { applyFixes, lintAndFix, lintPayload, type NamedGuarantee } from "@recond/linter";
import { parseOrThrow } from "@recond/parser";
import { expect, it } from "vitest";

const LANDLINE: NamedGuarantee = { name: "no landline", kind: "never", condition: parseOrThrow("landline") };
const REPEAT: NamedGuarantee = { name: "every repeat", kind: "always", condition: parseOrThrow("repeat") };

function found(payload: object, guarantees: readonly NamedGuarantee[], options = {}): ReturnType<typeof lintPayload> {
  const text = JSON.stringify(payload);
  return lintPayload(text, { guarantees, ...options }).filter(({ code }) => code === "broken-guarantee");
}

function tree(record_calls: boolean | undefined, call_recording_condition: string): object {
  return { ivr_tree: { record_calls, call_recording_condition } };
}

it("tells at the condition which call breaks it, and its fix keeps the guarantee", () => {
  const text = JSON.stringify({ current_terms: tree(true, "repeat"), future_terms: tree(true, "mobile") });
  const findings = lintPayload(text, { guarantees: [LANDLINE], rules: { "terms-differ": "off" } });
  const broken = findings.filter(({ code }) => code === "broken-guarantee");
  expect(broken).toMatchObject([
    {
      severity: "error",
      path: ["current_terms", "ivr_tree", "call_recording_condition"],
      message: "This breaks the guarantee `no landline`: a call with `repeat: true, landline: true` is recorded.",
    },
  ]);
  const mended = applyFixes(text, broken, { suggested: true });
  expect(lintPayload(mended, { guarantees: [LANDLINE] }).map(({ code }) => code)).not.toContain("broken-guarantee");
});

it("says at the setting that nothing is recorded", () => {
  const [only, ...others] = found(tree(false, ""), [LANDLINE, REPEAT]);
  expect(others).toEqual([]);
  expect(only?.message).toMatch(
    /^This breaks the guarantee `every repeat`: a call with `repeat: true` is not recorded\./,
  );
  expect(only?.fixes).toEqual([]);
});

it("says once which guarantees no condition keeps, with the call, and mends none of them by breaking another", () => {
  const findings = found(tree(true, "mobile or landline"), [LANDLINE, REPEAT]);
  expect(findings.map(({ message, fixes }) => [message.replace(/^[^.]*\. ?/, ""), fixes])).toEqual([
    [
      "No condition keeps both `every repeat` and `no landline`: by the first, a call with `repeat: true, landline: true` has to be recorded, by the second it must not be.",
      [],
    ],
    ["", []],
  ]);
});

it("names the condition that keeps all guarantees, and writes it whatever is only doubtful about it", () => {
  const text = JSON.stringify({ operating_24_7: true, ...tree(true, "repeat") });
  const { fixed, applied, refused, left } = lintAndFix(
    { kind: "payload", text, ignores: [], path: [] },
    { options: { guarantees: [LANDLINE] }, fixes: "suggested" },
    new Set(),
  );
  expect({ fixed, applied, refused }).toEqual({
    fixed: text.replace("repeat", "repeat and not landline"),
    applied: 1,
    refused: 0,
  });
  expect(left.findings.map(({ code }) => code)).toContain("negated-phone-type");
  expect(found(tree(true, "repeat"), [LANDLINE])[0]?.fixes[0]?.title).toBe(
    "Keep the guarantee: `repeat and not landline`",
  );
});

it("knows what the campaign settles, and is silent about a request body that decides nothing by itself", () => {
  const open: NamedGuarantee = { name: "open", kind: "always", condition: parseOrThrow("mobile") };
  expect(found({ operating_24_7: true, ...tree(true, "during_hours and mobile") }, [open])).toEqual([]);
  expect(found({ operating_24_7: false, ...tree(true, "during_hours and mobile") }, [open])).toHaveLength(1);
  expect(found(tree(undefined, "mobile or landline"), [LANDLINE])).toEqual([]);
  const current = JSON.stringify({ current_terms: tree(true, "mobile") });
  expect(found(tree(undefined, "mobile or landline"), [LANDLINE], { current })).toHaveLength(1);
});
