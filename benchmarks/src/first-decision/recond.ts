import { compile } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";

/** The first decision of a process. */
export function decideFirst(): unknown {
  return compile(parseOrThrow('mobile and affiliate_name = "Acme"'))({ mobile: true, affiliate_name: "Acme" });
}
