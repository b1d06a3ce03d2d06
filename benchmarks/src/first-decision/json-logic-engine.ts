import { LogicEngine } from "json-logic-engine";

/** The first decision of a process. */
export function decideFirst(): unknown {
  const rule = { and: [{ var: "mobile" }, { "===": [{ var: "affiliate_name" }, "Acme"] }] };
  const answer: unknown = new LogicEngine().run(rule, { mobile: true, affiliate_name: "Acme" });
  return answer;
}
