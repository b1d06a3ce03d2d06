import { parse as parseBufbuild } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import { parse as parseCelJs } from "cel-js";
import jexlModule from "jexl";
import jsep from "jsep";
import { parse as parseSubscript } from "subscript";
import { CEL, CEL_WITH_FUNCTIONS, FUNCTIONS, JEXL } from "./dialects.js";
import type { Dialect } from "./write.js";

/** Another parser, and the language that it parses. */
export interface ParsingPeer {
  readonly name: string;
  readonly dialect: Dialect;
  /** Throws on a text that it cannot parse. */
  readonly parse: (text: string) => unknown;
}

/** The peers that parse without doing more. Filtrex only compiles, and JSON Logic has no text. */
export function parsingPeers(): readonly ParsingPeer[] {
  const jexl = new jexlModule.Jexl();
  return [
    { name: "subscript", dialect: FUNCTIONS, parse: (text) => parseSubscript(text) },
    { name: "@marcbachmann/cel-js", dialect: CEL, parse: marcbachmannParser() },
    { name: "jsep", dialect: FUNCTIONS, parse: (text) => jsep(text) },
    { name: "cel-js", dialect: CEL_WITH_FUNCTIONS, parse: parseCelJsOrThrow },
    { name: "@bufbuild/cel", dialect: CEL, parse: (text) => parseBufbuild(text) },
    { name: "jexl", dialect: JEXL, parse: (text) => jexl.compile(text) },
  ];
}

/** With its limits lifted, or it would refuse a long condition. */
function marcbachmannParser(): (text: string) => unknown {
  const limits = { maxAstNodes: 100_000_000, maxDepth: 1_000_000 };
  const environment = new Environment({ unlistedVariablesAreDyn: true, limits });
  return (text) => environment.parse(text);
}

function parseCelJsOrThrow(text: string): unknown {
  const result = parseCelJs(text);
  if (!result.isSuccess) throw new SyntaxError(result.errors.join("\n"));
  return result.cst;
}
