import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparePairs, type Engine, type Kind } from "../sql/pairs.js";
import { compareQueries } from "../sql/queries.js";
import { installed } from "./installed.js";
import { TIMES } from "../../../parser/test/runs.js";

type Call = (request: object, done: (error: Error | null, answer: Answer) => void) => void;

/** What is used of ZetaSQL: the reference implementation of GoogleSQL, as a server beside this process. */
interface ZetaSql {
  readonly runServer: (port: number) => Promise<never>;
  readonly terminateServer: () => void;
  readonly ZetaSQLClient: {
    readonly API: { readonly getLanguageOptions: Call; readonly evaluateQuery: Call };
    readonly init: (port: number) => void;
    readonly getInstance: () => { readonly testConnection: () => Promise<boolean> };
  };
}

interface Answer {
  readonly enabledLanguageFeatures?: readonly string[];
  readonly content?: { readonly tableData: { readonly row: readonly { readonly cell: readonly Cell[] }[] } };
}

interface Cell {
  readonly boolValue?: boolean;
  readonly stringValue?: string;
  readonly int64Value?: { readonly low: number };
}

const TEXT = { typeKind: "TYPE_STRING" };

const NAMED = {
  typeKind: "TYPE_STRUCT",
  structType: { field: ["name", "value"].map((fieldName) => ({ fieldName, fieldType: TEXT })) },
};

const TYPES: Readonly<Record<Kind, object>> = {
  number: { typeKind: "TYPE_INT64" },
  boolean: { typeKind: "TYPE_BOOL" },
  text: TEXT,
  list: { typeKind: "TYPE_ARRAY", arrayType: { elementType: TEXT } },
  map: { typeKind: "TYPE_JSON" },
  entries: { typeKind: "TYPE_ARRAY", arrayType: { elementType: NAMED } },
};

function cellOf(value: unknown, kind: Kind): object {
  if (value === null || value === undefined) return {};
  switch (kind) {
    case "number":
      return { int64Value: JSON.stringify(value) };
    case "boolean":
      return { boolValue: value };
    case "text":
      return { stringValue: value };
    case "list":
      return { arrayValue: { element: (value as unknown[]).map((each) => cellOf(each, "text")) } };
    case "entries":
      return { arrayValue: { element: (value as { name: string; value: string }[]).map(namedCell) } };
    case "map":
      return { jsonValue: JSON.stringify(value) };
  }
}

function namedCell({ name, value }: { readonly name: string; readonly value: string }): object {
  return { structValue: { field: [cellOf(name, "text"), cellOf(value, "text")] } };
}

/** BigQuery has collations; the reference implementation has them where it is told to. */
const FEATURES = ["FEATURE_V_1_3_ANNOTATION_FRAMEWORK", "FEATURE_V_1_3_COLLATION_SUPPORT"];

async function openGoogleSql({ runServer, ZetaSQLClient }: ZetaSql): Promise<Engine> {
  const port = await freePort();
  void runServer(port);
  ZetaSQLClient.init(port);
  await ZetaSQLClient.getInstance().testConnection();
  const { API } = ZetaSQLClient;
  const ask = (name: keyof typeof API, request: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      API[name](request, (error, answer) => {
        if (error === null) resolve(answer);
        else reject(error);
      });
    });
  const most = await ask("getLanguageOptions", { maximumFeatures: true });
  const languageOptions = {
    ...most,
    productMode: "PRODUCT_EXTERNAL",
    enabledLanguageFeatures: [...new Set([...(most.enabledLanguageFeatures ?? []), ...FEATURES])],
  };
  let table: object = {};
  let row: readonly object[] = [];
  return {
    dialect: "bigquery",
    customForms: ["map", "json", "list"],
    hasNullLists: true,
    load(columns, rows) {
      const kinds = Object.entries(columns);
      table = { name: "calls", column: kinds.map(([name, kind]) => ({ name, type: TYPES[kind] })) };
      row = rows.map((each) => ({
        cell: kinds.map(([name, kind]) => cellOf((each as Record<string, unknown>)[name], kind)),
      }));
      return Promise.resolve();
    },
    async query(sql) {
      const { content } = await ask("evaluateQuery", {
        sql,
        options: { languageOptions },
        simpleCatalog: { name: "tests", table: [table], builtinFunctionOptions: { languageOptions } },
        tableContent: { calls: { tableData: { row } } },
      });
      const rows = content?.tableData.row ?? [];
      return rows.map(({ cell }) =>
        cell.map(({ boolValue, stringValue, int64Value }) => boolValue ?? stringValue ?? int64Value?.low ?? null),
      );
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const PAIRS = 20_000 * TIMES;

const zetasql = installed("@fivetrandevelopers/zetasql") as ZetaSql | undefined;

describe.skipIf(zetasql === undefined)("GoogleSQL", { timeout: 0 }, () => {
  let engine: Engine | undefined;

  beforeAll(async () => {
    if (zetasql !== undefined) engine = await openGoogleSql(zetasql);
  });

  afterAll(() => zetasql?.terminateServer());

  it(`gives what the evaluator gives, for ${PAIRS} pairs of a condition and a row`, async () => {
    if (engine === undefined) return;
    const met = await comparePairs(engine, PAIRS, 14);
    for (const truth of [true, false, undefined]) expect(met.get(truth) ?? 0).toBeGreaterThan(PAIRS / 20);
  });

  it("decides the calls that a simulation decides, as it does", async () => {
    if (engine === undefined) return;
    expect(await compareQueries(engine, Math.ceil(PAIRS / 1000))).toBeGreaterThan(PAIRS / 100);
  });
});
