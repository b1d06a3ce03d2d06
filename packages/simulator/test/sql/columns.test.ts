import { exampleColumns, readSqlColumns, transactionColumns } from "@recond/simulator";
import { describe, expect, it } from "vitest";

const messagesOf = (text: string): readonly string[] => {
  const read = readSqlColumns(text, "yaml");
  return "problems" in read ? read.problems.map(({ message }) => message) : [];
};

describe("a file of columns", () => {
  it("the example says what is the case without a file", () => {
    expect(readSqlColumns(exampleColumns, "yaml")).toEqual({ columns: transactionColumns });
  });

  it("is read as JSON as well", () => {
    const text = JSON.stringify({ table: ["a", "b"], mobile: "is_mobile", pressed: { paths: "paths" } });
    expect(readSqlColumns(text, "json")).toEqual({
      columns: { table: ["a", "b"], facts: { mobile: { column: "is_mobile" }, pressed: { paths: "paths" } }, rows: {} },
    });
  });

  it("one without anything is one without columns", () => {
    expect(readSqlColumns("", "yaml")).toEqual({ columns: { table: "calls", facts: {}, rows: {} } });
  });

  it.each([
    ["mobil: x", "There is no key `mobil` here. Did you mean `mobile`?"],
    ["media_type: { column: x, if_nul: none }", "There is no key `if_nul` here. Did you mean `if_null`?"],
    ["media_type: { if_null: none }", "`media_type` names no `column`."],
    ["media_type: { column: x, if_null: nothing }", "`if_null` is `none` or `unknown`, not the text `nothing`."],
    ["media_type: 7", "`media_type` is the name of a column, not `7`. Put it in quotes if it is meant as one."],
    ['media_type: ""', "`media_type` is the name of a column, not the text ``."],
    [
      "mobile: { column: x, true_values: [1.5] }",
      "An entry of `true_values` is a text, a whole number or a boolean, not `1.5`.",
    ],
    ["pressed: {}", "`pressed` names no `path`."],
    [
      "custom_data: { others: colum }",
      "`others` is `column`, `none` or `unknown`, not the text `colum`. Did you mean `column`?",
    ],
    ["custom_data: { others: { list: x, name: y } }", "`others` names no `value`."],
    ["rows: { start: { column: x } }", "`start` names no `unit`."],
    ["rows: { type: { column: x, calls: Call } }", "`calls` is a list, not the text `Call`."],
    [
      'table: "a\\0b"',
      "`a<U+0000>b` cannot be written in SQL: it has a character U+0000, which PostgreSQL and others cannot hold. Leave it out.",
    ],
    ["[]", "A file of columns is a map of keys and values, not a list."],
  ])("%s", (text, message) => {
    expect(messagesOf(text)).toEqual([message]);
  });
});
