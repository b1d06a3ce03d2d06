import type { ConditionSubject } from "../../../rule/condition-subject.js";
import type { Written } from "./texts-and-names.js";

/**
 * Which texts and names exist, by the lists of the options. Nothing is odd about those that do.
 *
 * @returns whether a text or a name is known to exist; `undefined` where there is no list that would say so
 */
export function knowledgeIn({ known }: ConditionSubject): (written: Written) => boolean | undefined {
  const sets = new Map<readonly string[], ReadonlySet<string>>();
  const has = (list: readonly string[], text: string): boolean => {
    const set = sets.get(list) ?? new Set(list);
    sets.set(list, set);
    return set.has(text);
  };
  return (written) => {
    const list = listFor(known, written);
    if (list === undefined) return undefined;
    const isPart = written.is === "text" && written.node.operator === "contains";
    return isPart ? list.some((each) => each.includes(written.text)) : has(list, written.text);
  };
}

/**
 * The list of what a text or a name can be.
 *
 * @returns undefined when no list was given for it
 */
export function listFor(known: ConditionSubject["known"], { is, node }: Written): readonly string[] | undefined {
  if (node.kind === "region") return undefined;
  if (is === "name") return known.custom_data;
  const { name } = node.field;
  return name === "media_type" || name === "affiliate_name" ? known[name] : undefined;
}
