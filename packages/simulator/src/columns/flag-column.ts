import type { CallContext } from "@recond/evaluator";
import { createDictionary, type Dictionary } from "./dictionary.js";
import type { FactColumn } from "./fact-column.js";

/** A flag of rows as a column: its codes are 0 for unknown, 1 for true and 2 for false. */
export function flagColumn(name: "during_hours" | "repeat", codes: Uint8Array): FactColumn {
  return { codes, contexts: FLAGS[name] };
}

const FLAGS: Readonly<Record<"during_hours" | "repeat", Dictionary<CallContext>>> = {
  during_hours: flagContexts("during_hours"),
  repeat: flagContexts("repeat"),
};

function flagContexts(name: "during_hours" | "repeat"): Dictionary<CallContext> {
  const contexts = createDictionary((code): CallContext => (code === 0 ? {} : { [name]: code === 1 }));
  for (const code of [0, 1, 2]) contexts.codeOf(code);
  return contexts;
}
