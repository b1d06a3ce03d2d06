import { evaluate } from "cel-js";

/** The first decision of a process. */
export function decideFirst(): unknown {
  return evaluate('mobile && affiliate_name == "Acme"', { mobile: true, affiliate_name: "Acme" });
}
