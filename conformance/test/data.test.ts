import {
  expandText,
  parseMistakes,
  readCodes,
  readDecisionCases,
  readLimitCases,
  readMistakes,
  readSyntaxCases,
  readTruthCases,
  type SyntaxCase,
  type TreeData,
} from "@recond/conformance";
import { describe, expect, it } from "vitest";

const syntax = readSyntaxCases();
const truth = readTruthCases();
const decisions = readDecisionCases();
const limits = readLimitCases();
const mistakes = readMistakes();
const codes = readCodes();

const TEXT_FIELDS = ["custom_data[product]", "affiliate_name", "media_type", "promo_number_description"];
const TESTS = ['= "Acme"', '!= "Acme"', 'contains "Acme"', "present"];
const FLAGS = {
  recording: ["during_hours", "repeat", "landline", "mobile"],
  routing: ["during_hours", "repeat", "landline", "mobile", "sms_sent", "in_region"],
  payout: ["during_hours", "repeat", "landline", "mobile", "sms_sent", "in_region"],
};

describe("every case", () => {
  it("has a name of its own in its file", () => {
    const names = [...syntax, ...truth, ...decisions, ...limits, ...mistakes].map(
      ({ file, name }) => `${file}: ${name}`,
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => /: *$/u.test(name))).toEqual([]);
  });
});

describe("syntax", () => {
  it("has every term with every test", () => {
    const sources = new Set(syntax.map(({ vocabulary = "recording", source }) => `${vocabulary}: ${source}`));
    const wanted = [
      ...Object.entries(FLAGS).flatMap(([vocabulary, terms]) => terms.map((term) => `${vocabulary}: ${term}`)),
      ...Object.keys(FLAGS).flatMap((vocabulary) =>
        TEXT_FIELDS.flatMap((field) => TESTS.map((test) => `${vocabulary}: ${field} ${test}`)),
      ),
      ...["duration", "connect_duration"].flatMap((term) =>
        [">", ">=", "<", "<=", "="].map((sign) => `payout: ${term} ${sign} 12 sec`),
      ),
      ..."123456789abcdefghijklmnopqrstuvwxyzWN".split("").map((key) => `recording: pressed[${key}]`),
    ];
    expect(wanted.filter((source) => !sources.has(source))).toEqual([]);
  });

  it("has spans inside the source, each inside its parent's", () => {
    expect(
      syntax.filter(({ tree, source }) => tree !== null && !spansNest(tree, 0, source.length)).map(({ name }) => name),
    ).toEqual([]);
  });

  it("keeps each documented example as it is, byte for byte", () => {
    const changed = syntax.filter(
      (entry) => entry.file === "syntax/documented.json" && !isReworded(entry) && entry.canonical !== entry.source,
    );
    expect(changed.map(({ source }) => source)).toEqual([]);
  });
});

/** The documents' own explanations of precedence and the plain number of seconds have another canonical text. */
function isReworded({ name }: SyntaxCase): boolean {
  return /group|plain number/u.test(name);
}

function spansNest(node: TreeData, start: number, end: number): boolean {
  const [from, to] = node.span;
  const children = [...(node.operands ?? []), ...(node.operand ? [node.operand] : [])];
  return start <= from && from < to && to <= end && children.every((child) => spansNest(child, from, to));
}

describe("truth", () => {
  it("has all rows of and, or, not", () => {
    const names = new Set(truth.filter(({ file }) => file === "truth/kleene.json").map(({ name }) => name));
    const values = ["true", "false", "unknown"];
    const rows = [
      ...["and", "or"].flatMap((operator) =>
        values.flatMap((left) => values.map((right) => `${left} ${operator} ${right}`)),
      ),
      ...values.map((value) => `not ${value}`),
    ];
    expect(rows).toHaveLength(9 + 9 + 3);
    expect(rows.filter((row) => !names.has(row))).toEqual([]);
  });

  it("expects true, false or null", () => {
    expect(truth.filter(({ expect: truthValue }) => ![true, false, null].includes(truthValue))).toEqual([]);
  });
});

describe("decisions", () => {
  it("have an answer or an error, and every row of the table", () => {
    expect(decisions.filter((entry) => (entry.expect === undefined) === (entry.error === undefined))).toEqual([]);
    const wanted = ["recording-disabled", "no-condition", "condition-true", "condition-false", "condition-unknown"];
    const found = new Set(decisions.map((entry) => entry.expect?.reason));
    expect(wanted.filter((reason) => !found.has(reason))).toEqual([]);
  });
});

describe("limits", () => {
  it("make sources of the sizes that they tell of", () => {
    const lengths = new Map(limits.map(({ name, source }) => [name, expandText(source).length]));
    expect(lengths.get("1,048,576 characters")).toBe(1_048_576);
    expect(lengths.get("1,048,577 characters")).toBe(1_048_577);
  });
});

describe("mistakes", () => {
  it("are many", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(200);
    expect(new Set(mistakes.map(({ source, vocabulary }) => `${vocabulary}: ${source}`)).size).toBeGreaterThanOrEqual(
      200,
    );
  });

  it("have a source, diagnostics inside it, and an outcome", () => {
    const malformed = mistakes.filter((entry) => {
      const outside = entry.diagnostics.some(({ start, end }) => start > end || end > entry.source.length);
      const open = entry.fixed.length === 0 && !entry.unclear && entry.partly === undefined && entry.safe === undefined;
      return outside || open || entry.diagnostics.length === 0 || (entry.unclear && entry.fixed.length > 0);
    });
    expect(malformed.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it("say nothing twice at one place", () => {
    const doubled = mistakes.filter(
      ({ diagnostics }) =>
        new Set(diagnostics.map(({ start, end, code }) => `${start}-${end}-${code}`)).size < diagnostics.length,
    );
    expect(doubled.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it("bring up every code, with the limits", () => {
    const used = new Set([
      ...mistakes.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
      ...limits.flatMap((entry) => entry.codes ?? []),
    ]);
    const known = codes.map(({ code }) => code);
    expect(known.filter((code) => !used.has(code))).toEqual([]);
    expect([...used].filter((code) => !known.includes(code))).toEqual([]);
  });

  it("differ from every text that is right", () => {
    expect(
      mistakes.filter(({ source, fixed }) => fixed.includes(source)).map(({ file, name }) => `${file}: ${name}`),
    ).toEqual([]);
  });
});

describe("the format of the mistakes", () => {
  it("reads underlines, numbers, alternatives and JSON", () => {
    const [first, second] = parseMistakes(
      '# Theme\n\n### one\nvocabulary: payout\na  b c\n^ letter-case\n   | missing-operator warning\n=> x\nor => y\nsafe => z\n\n### two\nsource-json: "a\\nb"\nat 1-2 foreign-space\n=> none\n',
    );
    expect(first).toEqual({
      name: "one",
      vocabulary: "payout",
      source: "a  b c",
      diagnostics: [
        { code: "letter-case", severity: "error", start: 0, end: 1 },
        { code: "missing-operator", severity: "warning", start: 3, end: 3 },
      ],
      fixed: ["x", "y"],
      unclear: false,
      safe: "z",
    });
    expect(second).toMatchObject({ source: "a\nb", diagnostics: [{ start: 1, end: 2 }], unclear: true, fixed: [] });
  });

  it("refuses a line that is nothing", () => {
    expect(() => parseMistakes("### one\nmobile AND\n  -- letter-case\n")).toThrow(
      "one: this line is nothing that a case can have",
    );
  });

  it("refuses a case without a source", () => {
    expect(() => parseMistakes("### one\n=> none\n")).toThrow("one: the case has no source");
  });
});
