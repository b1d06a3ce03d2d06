import { compileExpression } from "filtrex";

/** The first decision of a process. */
export function decideFirst(): unknown {
  const answer: unknown = compileExpression('mobile and affiliate_name == "Acme"')({
    mobile: true,
    affiliate_name: "Acme",
  });
  return answer;
}
