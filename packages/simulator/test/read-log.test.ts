import { gzipSync } from "node:zlib";
import { nearestColumn, readLog } from "@recond/simulator";
import { describe, expect, it } from "vitest";
import { logFile, readAll } from "./support/log-file.js";

const problemsOf = async (content: string | Buffer, options = {}): Promise<readonly string[]> =>
  (await readAll(logFile(content), options)).rejected.map(
    ({ line, isRow, problem }) => `${line}${isRow ? "" : " (no row)"}: ${problem}`,
  );

describe("what a log is", () => {
  it.each([
    ["transactions csv ,", "transaction_id,mobile\n"],
    ["transactions csv ;", "mobile;transaction_type\nMobile;Call"],
    ["transactions csv \t", "\uFEFFtransaction_id\tnote\n1\ta,b,c,d\n"],
    ["transactions csv |", '"transaction_id"|"a,b"\r\n'],
    ["transactions csv ;", "sep=;\r\ntransaction_id;note\r\n1;2\r\n"],
    ["transactions json", '[{"transaction_id":"1","custom_data":[{"name":"a"}]}]'],
    ["transactions json", '{"meta":{"page":[{"a":1}]},"transactions":[]}'],
    ["transactions ndjson", '{"transaction_id":"1","custom_data":[{"name":"a"}]}'],
    ["current-calls json", '{"current_calls": []}'],
    ["current-calls json", '[{"call_record_id":"1","phone_type":"Mobile"}]'],
    ["current-calls csv ,", "call_record_id,phone_type\n1,Mobile\n"],
    ["call-contexts ndjson", '{}\n{"mobile":true}\n'],
    ["call-contexts json", '[{"pressed":["1"],"media_type":"TV"}]'],
    ["call-contexts json", "[]"],
    ["call-contexts ndjson gzip", gzipSync('{"repeat":true}\n')],
    ["transactions csv ,", Buffer.from("transaction_id,mobile\n", "utf16le")],
  ])("is told from its content: %s", async (kind, content) => {
    const { kind: found, rejected } = await readAll(logFile(content));
    expect(found.split(" ").toSorted()).toEqual(kind.split(" ").toSorted());
    expect(rejected).toEqual([]);
  });

  it.each([
    ["", "`log` is empty. A call log is CSV, JSON or Parquet."],
    [" \n\r\n", "`log` is empty. A call log is CSV, JSON or Parquet."],
    ['{"ivr_tree": {"record_calls": true}}', "`log` is a campaign, and no call log."],
    ["record_calls: true\ncall_recording_condition: mobile\n", "`log` is a campaign, and no call log."],
    ["<!DOCTYPE html><html>", "`log` is a web page (HTML). Download the calls again, as CSV or JSON."],
    ['<?xml version="1.0"?>', "`log` is XML, which is not read. Export the calls as CSV or JSON."],
    [Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"), "`log` is an image. Export the calls as CSV or JSON."],
    [
      Buffer.from("PK\u0003\u0004"),
      "`log` is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV.",
    ],
    [Buffer.from("a\0b"), "`log` is no text. A call log is CSV, JSON or Parquet."],
    ['{"error": "Unauthorized"}', "`log` has an error that the platform answered with, and no calls."],
    ["Transaction ID,Mobile\n", "Should its column `Transaction ID` be `transaction_id`?"],
    ["1,2\n3,4\n", "Where the header row is missing, say which columns there are (`header`)."],
    ["during_hours,repeat\ntrue,false\n", "has columns that are facts of call contexts, which are read from JSON."],
    ["transaction_id,mobile,mobile\n", "`log` has the column `mobile` twice."],
    ['{\n "mobile": true\n}\n', "`log` has a call that goes over several lines."],
    [
      gzipSync("transaction_id\n").subarray(0, 10),
      "has no rows that can be unpacked. The gzip file ends in the middle",
    ],
    [Buffer.from("PAR1PAR1"), "`log` is Parquet, which cannot be read from a stream. Give the file itself."],
    [gzipSync("PAR1PAR1"), "`log` is a Parquet file that was packed once more. Unpack it first."],
  ])("is refused where it is none: %j", async (content, message) => {
    await expect(readAll(logFile(content))).rejects.toMatchObject({
      name: "InvalidCallLogError",
      message: expect.stringContaining(message) as unknown,
    });
  });

  it("takes columns, separator and format from those who know", async () => {
    const log = await readAll(logFile("1:Mobile\n2:\n"), { header: ["transaction_id", "mobile"], separator: ":" });
    expect(log).toMatchObject({
      kind: "transactions csv :",
      rows: [
        ["1", "Mobile"],
        ["2", ""],
      ],
      lines: [1, 2],
    });
    const named = await readAll(logFile("transaction_id,mobile\n1,Mobile\n"), { header: ["transaction_id", "mobile"] });
    expect(named).toMatchObject({ rows: [["1", "Mobile"]], lines: [2] });
    const contexts = await readAll(logFile('[{"transaction_id":"1"}]'), { format: "current-calls" });
    expect(contexts.kind).toBe("current-calls json");
  });

  it("says of each of several files what it is", async () => {
    const found: unknown[] = [];
    const files = [logFile("transaction_id\n1\n"), logFile("[]"), logFile('{"mobile":true}')];
    for await (const some of readLog(files)) found.push([some.file, some.format, some.container, some.rows.length]);
    expect(found).toEqual([
      [0, "transactions", "csv", 1],
      [1, "call-contexts", "json", 0],
      [2, "call-contexts", "ndjson", 1],
    ]);
  });
});

describe("rows that are broken", () => {
  it("are told one by one, and keep no other from being read", async () => {
    const csv = 'transaction_id,note\n1,a\n2\n3,b,c\n4,"d\n5,e\n6,"f"g\n7,h\n8,"i';
    expect(await problemsOf(`${csv.slice(0, 24)}2`)).toEqual([
      "3: The log ends within this row, which has 1 of 2 cells.",
    ]);
    expect(await problemsOf(csv)).toEqual([
      "3: This row has 1 cell, but there are 2 columns.",
      "4: This row has 3 cells, but there are 2 columns.",
      expect.stringMatching(/^5: A quoted cell of this row goes on behind its closing quote\./),
      expect.stringMatching(/^7: A quoted cell of this row goes on behind its closing quote\./),
      expect.stringMatching(/^9: A quote opens in this row and is not closed /),
    ]);
    expect((await readAll(logFile(csv))).lines).toEqual([2, 6, 8]);
  });

  it("are told where a byte is none of UTF-8", async () => {
    const csv = Buffer.from('transaction_id,note\n1,é\n2,\xE9\n3,"\n\xE9"\n', "latin1");
    const utf8 = Buffer.concat([Buffer.from("transaction_id,note\n1,é\n"), csv.subarray(csv.indexOf("\n2") + 1)]);
    expect(await problemsOf(utf8)).toEqual([
      expect.stringMatching(/^3: This row is no UTF-8 text\. Column 3 /),
      expect.stringMatching(/^4: This row is no UTF-8 text\. Line 2 of it, column 1 /),
    ]);
    expect((await readAll(logFile(utf8))).rows).toEqual([["1", "é"]]);
  });

  it("are told in JSON", async () => {
    expect(await problemsOf('[{"mobile":true},\n{"mobile":tru},,\n3]\nx\n[{}]')).toEqual([
      expect.stringMatching(/^2: Broken JSON at column 11/),
      expect.stringMatching(/^2 \(no row\): Before this comma a call is missing\./),
      expect.stringMatching(/^3: A call is a JSON object/),
      expect.stringMatching(/^4 \(no row\): The list of calls has ended before this text\./),
    ]);
    // A call behind a page that is in no list is not passed over.
    expect(await problemsOf('{"calls":[{"mobile":true}]}\n{"mobile":true}')).toEqual([
      expect.stringMatching(/^2 \(no row\): The list of calls has ended before this text\./),
    ]);
  });

  it("are those at the end of a packed file that was cut", async () => {
    const csv = `transaction_id,note\n${Array.from({ length: 9999 }, (_, index) => `${index},${(index * 7919) % 1000}\n`).join("")}`;
    const log = await readAll(logFile(gzipSync(csv).subarray(0, 9000)));
    const count = log.rows.length;
    expect(count).toBeGreaterThan(1000);
    expect(log.rejected).toEqual([
      { line: count + 2, isRow: true, problem: "The log ends within this row." },
      { line: count + 2, isRow: false, problem: "The gzip file ends in the middle: the log may go on." },
    ]);
    const garbage = await readAll(logFile(Buffer.concat([gzipSync("transaction_id\n1\n"), Buffer.from("xyz")]), 1));
    expect(garbage.rejected.at(-1)?.problem).toBe("From here on the gzip file is damaged: what follows was not read.");
  });

  it("do not make the rest of a table part of one cell", async () => {
    const csv = `transaction_id,note\n1,"\n${'x",y,"\n'.repeat(20_000)}2,"a\nb"\n`;
    const log = await readAll(logFile(csv));
    expect(log.rejected).toHaveLength(20_001);
  });

  it("keep their quotes to themselves", async () => {
    const rows = "2,a note of some words\n".repeat(2000);
    const log = await readAll(logFile(`transaction_id,note\n1,"a\n${rows}3,"b\nc"\n${rows}4,"\n`));
    expect(log.rejected.map(({ line }) => line)).toEqual([2, 4005]);
    expect(log.rows).toHaveLength(4001);
  });

  it("may be longer than memory is large", async () => {
    const long = "x".repeat(17 * 1024 * 1024);
    const log = await readAll(logFile(`transaction_id,note\n1,${long}\n2,a\n3,"${long}"\n4,b\n`, 1024 * 1024));
    expect(log.lines).toEqual([3, 5]);
    expect(log.rejected.map(({ line, isRow }) => [line, isRow])).toEqual([
      [2, true],
      [4, true],
    ]);
  });
});

describe("a header between rows", () => {
  it("is none of them, and changes the columns where it is another one", async () => {
    const csv =
      "transaction_id,mobile\n1,Mobile\ntransaction_id,mobile\n2,\nmobile,transaction_id,note\nLandline,3,\n4,\n";
    const log = await readAll(logFile(csv));
    expect(log.rows).toEqual([
      ["1", "Mobile"],
      ["2", ""],
      ["Landline", "3", ""],
    ]);
    expect(log.columns).toEqual([
      ["transaction_id", "mobile"],
      ["transaction_id", "mobile"],
      ["mobile", "transaction_id", "note"],
    ]);
    expect(log.rejected).toEqual([{ line: 7, isRow: true, problem: "This row has 2 cells, but there are 3 columns." }]);
  });

  it.each(["transaction_id,mobile", '"transaction_id","mobile"'])(
    "is known behind a byte-order mark, where files were put together: %s",
    async (header) => {
      const log = await readAll(logFile(`${header}\n1,\n\uFEFF${header}\n2,\n`));
      expect(log).toMatchObject({ lines: [2, 4], rejected: [] });
    },
  );

  it("tells of a column that appears twice, once", async () => {
    expect(await problemsOf("transaction_id,note,note\n1,a,b\n2,c,d\n")).toEqual([
      "1 (no row): The column `note` appears twice.",
    ]);
    await expect(readAll(logFile("transaction_id,note,note\n"), { needs: new Set(["note"]) })).rejects.toThrow(
      "has the column `note` twice",
    );
  });
});

/** Whether a file is open whose reader goes no further than its first rows. */
async function isLeftOpen(content: string | Buffer): Promise<boolean> {
  let isOpen = true;
  async function* open(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from(content);
    } finally {
      isOpen = false;
    }
  }
  try {
    for await (const { rows } of readLog([{ name: "log", bytes: undefined, open }])) if (rows.length > 0) break;
  } catch {
    // Whether it is a log does not matter here.
  }
  return isOpen;
}

describe("a file", () => {
  it.each<readonly [string, string | Buffer]>([
    ["CSV", "transaction_id\n1\n"],
    ["no log", "no log"],
    ["gzip", gzipSync("transaction_id\n1\n")],
    ["UTF-16", Buffer.from("transaction_id\n1\n", "utf16le")],
    ["JSON", "[{}]"],
  ])("is closed where it is read no further: %s", async (_, content) => {
    expect(await isLeftOpen(content)).toBe(false);
  });
});

describe("columns", () => {
  it("have cells where they are needed", async () => {
    const log = await readAll(logFile("transaction_id,mobile,note\n1,Mobile,a\n"), {
      needs: new Set(["mobile", "other"]),
    });
    expect(log.rows).toEqual([[undefined, "Mobile", undefined]]);
  });

  it.each([
    ["start_time_utc", "Start Time UTC"],
    ["media_type", "media_typ"],
    ["product", undefined],
  ])("are found where they are spelled in another way: %s", (wanted, near) => {
    expect(nearestColumn(wanted, ["Start Time UTC", "media_typ", "zip"])).toBe(near);
  });
});
