import { compile, parse } from "subscript";

/** The first decision of a process. */
export function decideFirst(): unknown {
  return compile(parse('mobile && affiliate_name == "Acme"'))({ mobile: true, affiliate_name: "Acme" });
}
