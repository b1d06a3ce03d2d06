import { Environment } from "@marcbachmann/cel-js";

/** The first decision of a process. */
export function decideFirst(): unknown {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  const decide = environment.parse('mobile && affiliate_name == "Acme"');
  return decide({ mobile: true, affiliate_name: "Acme" });
}
