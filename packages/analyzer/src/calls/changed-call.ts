import { type CallContext, evaluate, factName } from "@recond/evaluator";
import { type Condition, flag, type Predicate, predicatesOf } from "@recond/parser";
import { subjectName } from "./atoms.js";
import { type Facts, setOwn } from "./model.js";

/** A fact, and what to change it to. */
export interface Change {
  /** The fact: a key of the call context, or `custom_data[NAME]`. For key paths it is `pressed`, the whole list. */
  readonly fact: string;
  /** Its value in the call; `undefined` for one that is unknown, or partly so. */
  readonly from: unknown;
  /** Its value in the changed call. */
  readonly to: unknown;
}

/** New values for some subjects of a call, by name. */
export interface NewValues {
  /** A call with a value for every subject that the condition reads. */
  readonly facts: CallContext;
  /** The subjects that change. */
  readonly subjects: ReadonlySet<string>;
}

/** A call with changes made, and these changes. */
interface Changed {
  readonly call: CallContext;
  readonly changes: readonly Change[];
}

/** What is being changed. */
interface Work {
  readonly before: CallContext;
  /** Where the new values are. */
  readonly facts: CallContext;
  readonly after: Facts;
  readonly changes: Change[];
  /** The facts that are known now, as `unknown` names them. */
  readonly learnt: Set<string>;
}

/** Changes some facts of a call, and leaves the others as they are: known, or unknown. */
export function changedCall(condition: Condition, call: CallContext, values: NewValues): Changed {
  const work: Work = { before: call, facts: values.facts, after: { ...call }, changes: [], learnt: new Set() };
  const leaves = predicatesOf(condition);
  for (const [name, own] of bySubject(leaves)) if (values.subjects.has(name)) changeSubject(work, name, own);
  const unknown = [...stillUnknown(work), ...newlyUnknown(work, leaves)];
  if (unknown.length > 0 || call.unknown !== undefined) work.after.unknown = unknown;
  return { call: work.after, changes: work.changes };
}

/** One predicate or more. */
type Leaves = readonly [Predicate, ...Predicate[]];

function bySubject(leaves: readonly Predicate[]): ReadonlyMap<string, Leaves> {
  const groups = new Map<string, [Predicate, ...Predicate[]]>();
  for (const leaf of leaves) {
    const name = subjectName(leaf);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [leaf]);
    else group.push(leaf);
  }
  return groups;
}

function changeSubject(work: Work, name: string, leaves: Leaves): void {
  const [leaf] = leaves;
  if (name === "phone") changePhone(work);
  else if ("field" in leaf && leaf.field.name === "custom_data") changeField(work, leaf.field.key, leaf);
  else changeFact(work, name, leaves);
}

/** A fact counts as unknown when one of the predicates that read it is. */
function isUnknown(work: Work, leaves: readonly Predicate[]): boolean {
  return leaves.some((leaf) => evaluate(leaf, work.before) === undefined);
}

function changeFact(work: Work, fact: string, leaves: readonly Predicate[]): void {
  const to = valueOf(work.facts, fact);
  work.changes.push({ fact, from: isUnknown(work, leaves) ? undefined : valueOf(work.before, fact), to });
  Object.assign(work.after, { [fact]: to });
  work.learnt.add(fact);
}

function valueOf(call: CallContext, fact: string): unknown {
  return Object.entries(call).find(([name]) => name === fact)?.[1];
}

/** A phone that becomes one of a type is of the other type no longer, even where the condition does not ask. */
function changePhone(work: Work): void {
  const { mobile, landline } = work.facts;
  const to = {
    mobile: mobile ?? (landline === true ? false : undefined),
    landline: landline ?? (mobile === true ? false : undefined),
  };
  for (const name of ["mobile", "landline"] as const) {
    const from = evaluate(flag(name), work.before);
    if (to[name] === undefined || (work.facts[name] === undefined && from !== true)) continue;
    if (from !== to[name]) work.changes.push({ fact: name, from, to: to[name] });
    work.after[name] = to[name];
    work.learnt.add(name);
  }
}

function changeField(work: Work, key: string, leaf: Predicate): void {
  const to = ownField(work.facts, key);
  const from = isUnknown(work, [leaf]) ? undefined : ownField(work.before, key);
  const fact = factName(leaf);
  work.changes.push({ fact, from, to });
  const others = isDataUnknown(work) && !work.learnt.has("custom_data") ? {} : work.after.custom_data;
  const data: Record<string, string | null | undefined> = { ...others };
  setOwn(data, key, to);
  work.after.custom_data = data;
  work.learnt.add(fact);
  work.learnt.add("custom_data");
}

function ownField(call: CallContext, key: string): string | null {
  const data = call.custom_data ?? {};
  return Object.hasOwn(data, key) ? (data[key] ?? null) : null;
}

function isDataUnknown({ before }: Work): boolean {
  return before.custom_data === undefined || (before.unknown ?? []).includes("custom_data");
}

function stillUnknown({ before, learnt }: Work): readonly string[] {
  return (before.unknown ?? []).filter((entry) => !learnt.has(factOfEntry(entry)));
}

function factOfEntry(entry: string): string {
  const open = entry.indexOf("[");
  if (open < 0) return entry;
  const name = entry.slice(0, open);
  return name === "pressed" ? name : `${name}[${entry.slice(open + 1, -1).trim()}]`;
}

/** When one field of custom data is learnt, the others that the condition reads are still unknown, if they all were. */
function newlyUnknown(work: Work, leaves: readonly Predicate[]): readonly string[] {
  if (!work.learnt.has("custom_data") || !isDataUnknown(work)) return [];
  const fields = new Set(leaves.map(factName).filter((fact) => fact.startsWith("custom_data[")));
  const listed = new Set((work.before.unknown ?? []).map(factOfEntry));
  return [...fields].filter((fact) => !work.learnt.has(fact) && !listed.has(fact));
}
