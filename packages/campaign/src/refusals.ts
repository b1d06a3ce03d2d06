import { readJson } from "@recond/documents";
import { wayToStep } from "./ivr/way-to-step.js";
import { propertyOf } from "./json/located.js";
import { readTerms, type Terms } from "./terms.js";

/** What the platform has against a request. */
export interface Refusal {
  /**
   * The place in the request's body, or in the answer where that says nothing about the tree: property names and indexes from the outside
   * in.
   */
  readonly path: readonly (string | number)[];
  /** How a caller gets to the node that it is about: `key 1, key 2`; null for the first node, and for what is about none. */
  readonly node: string | null;
  /** The platform's words. */
  readonly message: string;
}

/** As many messages of an answer are read; one more says that there are more. */
export const mostRefusals = 50;

/** Deeper texts than that are no messages about an IVR tree. */
const DEEPEST = 200;

/**
 * The messages in an answer of the platform. Under each name stands a message, a list of messages, or more names; under `children` either
 * the number of a child, from 0, as a name (documented), or a list with an element for each child.
 *
 * @param answer - as `JSON.parse` gives it
 * @returns in the answer's order, at most one more than `mostRefusals`
 */
export function refusalsIn(answer: unknown, body: string): readonly Refusal[] {
  const read = readJson(body);
  const [sent] = "root" in read ? readTerms(read.root) : [];
  const found: Refusal[] = [];
  for (const { path, message } of messagesIn(answer, [], 0)) {
    found.push({ ...placeOf(path, sent), message });
    if (found.length > mostRefusals) break;
  }
  return found;
}

/** A message and the names that it stands under. */
type Message = Pick<Refusal, "path" | "message">;

function placeOf(path: Message["path"], sent: Terms | undefined): Omit<Refusal, "message"> {
  const [error, ...inError] = path;
  if (sent === undefined || error !== "error" || inError[0] !== "ivr_tree") return { path, node: null };
  const inBody = pathInBody(inError, sent);
  const root = sent.steps();
  const [, first, ...below] = inBody;
  return { path: inBody, node: root !== undefined && first === "root" ? wayToStep(root, below) : null };
}

/** The platform may speak of the tree's first node without naming `root`. */
function pathInBody(path: Message["path"], sent: Terms): Message["path"] {
  const [tree, first, ...below] = path;
  const root = sent.steps();
  if (tree === undefined || typeof first !== "string" || root === undefined) return path;
  const isOfRoot = sent.findSetting(first) === undefined && propertyOf(root, first) !== undefined;
  return isOfRoot ? [tree, "root", first, ...below] : path;
}

function* messagesIn(value: unknown, path: Message["path"], depth: number): Generator<Message> {
  if (depth > DEEPEST) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield { path, message: String(value) };
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    const step = Array.isArray(value) ? stepOfElement(Number(name), each, path) : [stepOf(name, path)];
    yield* messagesIn(each, [...path, ...step], depth + 1);
  }
}

function stepOf(name: string, path: Message["path"]): string | number {
  return path.at(-1) === "children" && isNumber(name) ? Number(name) : name;
}

/** A list of texts is only round the messages, and the objects in the documented list of children have the number as a name. */
function stepOfElement(index: number, element: unknown, path: Message["path"]): readonly number[] {
  if (typeof element !== "object" || element === null || Array.isArray(element)) return [];
  const isNumbered = path.at(-1) === "children" && Object.keys(element).every(isNumber);
  return isNumbered ? [] : [index];
}

function isNumber(name: string): boolean {
  return /^\d{1,9}$/.test(name);
}
