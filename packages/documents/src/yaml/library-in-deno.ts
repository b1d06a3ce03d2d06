import type * as Yaml from "yaml";

// The library's build for Node looks at environment variables, for which Deno has to ask the user. Its build for browsers does not, but only
// bundlers and browsers take that one. package.json says that in Deno this file stands in for library.ts.

declare global {
  interface ImportMeta {
    resolve(specifier: string): string;
  }
}

type Library = typeof Yaml;

function isLibrary(value: unknown): value is Library {
  return typeof value === "object" && value !== null && "Composer" in value;
}

const place = import.meta.resolve("yaml/package.json").replace(/package\.json$/, "browser/index.js");
const found: unknown = await import(place).catch(() => undefined);
const library = isLibrary(found) ? found : await import("yaml");

export const Composer: Library["Composer"] = library.Composer;
export const isMap: Library["isMap"] = library.isMap;
export const isNode: Library["isNode"] = library.isNode;
export const isScalar: Library["isScalar"] = library.isScalar;
export const isSeq: Library["isSeq"] = library.isSeq;
export const Parser: Library["Parser"] = library.Parser;
