import { parseOrThrow } from "@recond/parser";
import { SqlError, sqlDialects, SqlTextError, toSql, transactionColumns, unmappedFacts } from "@recond/simulator";
import { describe, expect, it } from "vitest";

const equal = (dialect: (typeof sqlDialects)[number], text: string): string =>
  toSql(parseOrThrow(`media_type = "${text}"`), {
    dialect,
    columns: { facts: { media_type: { column: "m", ifNull: "unknown", ifEmpty: "text" } } },
  });

describe("texts that no editor shows are written by their numbers", () => {
  it.each([
    ["duckdb", `("m" COLLATE C = ('a' || chr(160) || '\\' || chr(8203)))`],
    ["postgresql", `(CAST("m" AS TEXT) COLLATE "C" = E'a\\u00A0\\\\\\u200B')`],
    ["clickhouse", "(`m` = 'a\\xC2\\xA0\\\\\\xE2\\x80\\x8B')"],
    ["bigquery", "(COLLATE(`m`, '') = 'a\\u00A0\\\\\\u200B')"],
    ["spark", "(CAST(`m` AS BINARY) = CAST('a\\u00A0\\\\\\u200B' AS BINARY))"],
    ["trino", `(CAST("m" AS VARCHAR) = U&'a\\00A0\\\\\\200B')`],
    ["snowflake", `(COLLATE(CAST("m" AS VARCHAR), '') = 'a\\u00A0\\\\\\u200B')`],
  ] as const)("%s", (dialect, expected) => {
    expect(equal(dialect, "a\u00a0\\\u200b")).toBe(expected);
  });

  it("Spark replaces no variables in them", () => {
    expect(equal("spark", "${a}")).toBe("(CAST(`m` AS BINARY) = CAST('\\u0024{a}' AS BINARY))");
  });

  it("characters beyond 16 bits stay as they are", () => {
    expect(equal("duckdb", "\u{1F600}\u{E0001}")).toBe(`("m" COLLATE C = '\u{1F600}\u{E0001}')`);
  });
});

describe("what SQL cannot hold is refused", () => {
  it.each(sqlDialects)("by %s", (dialect) => {
    for (const column of ["a\0", "\uD800", ["a", "b\uDC00"]]) {
      const columns = { facts: { media_type: { column } } };
      expect(() => toSql(parseOrThrow("media_type present"), { dialect, columns })).toThrow(SqlTextError);
    }
    const options = { dialect, columns: transactionColumns };
    expect(() => toSql(parseOrThrow("duration > 60", { vocabulary: "payout" }), options)).toThrow(SqlError);
  });
});

it("names are quoted, whatever is in them", () => {
  const condition = parseOrThrow("during_hours");
  const columns = { facts: { during_hours: { column: 'a"`\\' } } };
  const names = sqlDialects.map((dialect) => toSql(condition, { dialect, columns }));
  const [doubled, escaped] = ['"a""`\\"', '`a"\\`\\\\`'];
  expect(names).toEqual([doubled, doubled, escaped, escaped, '`a"``\\`', doubled, doubled]);
});

it("facts without a column are named, each once", () => {
  const conditions = [
    'landline or custom_data[mobile] = "x" or not custom_data[product] present',
    'custom_data[Mobile] present and promo_number_description contains "x" and during_hours and pressed[1]',
  ].map((text) => parseOrThrow(text));
  expect(unmappedFacts([null, ...conditions], transactionColumns.facts)).toEqual([
    "custom_data[mobile]",
    "custom_data[Mobile]",
    "promo_number_description",
    "during_hours",
  ]);
  expect(unmappedFacts(conditions, { mobile: { column: "m" }, custom_data: { others: "none" } })).toEqual([
    "promo_number_description",
    "during_hours",
    "pressed[1]",
  ]);
});
