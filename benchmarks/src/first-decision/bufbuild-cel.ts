import { celEnv, parse, plan } from "@bufbuild/cel";

/** The first decision of a process. */
export function decideFirst(): unknown {
  const decide = plan(celEnv(), parse('mobile && affiliate_name == "Acme"'));
  return decide({ mobile: true, affiliate_name: "Acme" });
}
