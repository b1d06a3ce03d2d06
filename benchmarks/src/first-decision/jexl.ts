import jexlModule from "jexl";

/** The first decision of a process. */
export function decideFirst(): unknown {
  const expression = new jexlModule.Jexl().compile('mobile && affiliate_name == "Acme"');
  return expression.evalSync({ mobile: true, affiliate_name: "Acme" });
}
