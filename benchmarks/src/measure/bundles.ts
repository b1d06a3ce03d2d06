import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** How many bytes a browser gets. */
export interface BundleResult {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
}

/** All that our own packages export. */
export const CORE = "parser, formatter, evaluator";

/** What reads valid conditions only. */
export const STRICT = "parseStrict, format, compile";

/** What a page imports that parses and decides. */
const BUNDLES: readonly { readonly name: string; readonly code: string }[] = [
  {
    name: CORE,
    code: 'export * from "@recond/parser"; export * from "@recond/formatter"; export * from "@recond/evaluator";',
  },
  {
    name: "parse, format, compile alone",
    code: 'export { parse } from "@recond/parser"; export { format } from "@recond/formatter"; export { compile } from "@recond/evaluator";',
  },
  {
    name: STRICT,
    code: 'export { parseStrict } from "@recond/parser/strict"; export { format } from "@recond/formatter"; export { compile } from "@recond/evaluator";',
  },
  { name: "@recond/parser", code: 'export * from "@recond/parser";' },
  { name: "@recond/formatter (with parser)", code: 'export * from "@recond/formatter";' },
  { name: "@recond/evaluator (with both)", code: 'export * from "@recond/evaluator";' },
  { name: "subscript", code: 'export { compile, parse } from "subscript";' },
  { name: "jsep (parses only)", code: 'export { default } from "jsep";' },
  { name: "@marcbachmann/cel-js", code: 'export { Environment } from "@marcbachmann/cel-js";' },
  { name: "cel-js", code: 'export { evaluate, parse } from "cel-js";' },
  { name: "@bufbuild/cel", code: 'export { celEnv, parse, plan } from "@bufbuild/cel";' },
  { name: "json-logic-engine", code: 'export { LogicEngine } from "json-logic-engine";' },
  { name: "filtrex", code: 'export { compileExpression } from "filtrex";' },
  { name: "jexl", code: 'export { default } from "jexl";' },
];

/** Bundles each for a browser. */
export function measureBundles(): Promise<readonly BundleResult[]> {
  return Promise.all(BUNDLES.map(({ name, code }) => measureBundle(name, code)));
}

async function measureBundle(name: string, code: string): Promise<BundleResult> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: dirname(fileURLToPath(import.meta.url)) },
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made no bundle of ${name}.`);
  return { name, minified: file.contents.length, gzipped: gzipSync(file.contents, { level: 9 }).length };
}
