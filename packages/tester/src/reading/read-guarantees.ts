import {
  type GuaranteeContext,
  guaranteeKinds,
  type Placed,
  readCondition,
  readGuarantees as readList,
  requireOwnNames,
  spanOf,
  type WrittenGuarantee,
} from "@recond/documents";
import type { TestGuarantee } from "../test-file/test-file.js";
import type { Fields, TestFileReader } from "./reader.js";

/** The keys of a test file that promise something. */
export const guaranteeKeys: readonly string[] = ["guarantees", ...guaranteeKinds];

const HINTS = { campaigns: "A test file is for one campaign. Guarantees for several stand in `recond.config.yaml`." };

/**
 * The guarantees of a test file: those that are only a condition, then those that have a name.
 *
 * @param source - the text of the test file
 * @returns those without mistakes; undefined when the file promises nothing
 */
export function readGuarantees(
  root: Fields,
  source: string,
  reader: TestFileReader,
): readonly TestGuarantee[] | undefined {
  if (guaranteeKeys.every((key) => root.get(key) === undefined)) return undefined;
  const report = (message: string, span: TestGuarantee["place"]["span"]): void => {
    reader.error(span, message);
  };
  const context: GuaranteeContext = { source, reader, report, mistake: reader.report };
  const named = root.get("guarantees");
  const all = [...readPlain(root, context), ...(named === undefined ? [] : readNamed(named, context))];
  requireOwnNames(all, report);
  return all.map(({ at, ...guarantee }) => ({ ...guarantee, place: reader.place(at.span) }));
}

function readNamed(placed: Placed, context: GuaranteeContext): readonly WrittenGuarantee[] {
  const { node, path } = placed;
  if (node.type === "array" && node.children?.length === 0) {
    context.report("There are no guarantees here. Add one, or leave out the key.", spanOf(node), path);
    return [];
  }
  return readList(placed, context, { hints: HINTS }).map(({ guarantee }) => guarantee);
}

/** `never: landline`, or a list of conditions; each is called by what it says. */
function readPlain(root: Fields, context: GuaranteeContext): readonly WrittenGuarantee[] {
  return guaranteeKinds.flatMap((kind) => {
    const entry = root.get(kind);
    if (entry === undefined) return [];
    const items = entry.node.type === "array" ? (context.reader.list(entry) ?? []) : [entry];
    if (items.length === 0) {
      context.report("There is no condition here. Add one, or leave out the key.", spanOf(entry.node), entry.path);
    }
    return items.flatMap((item): readonly WrittenGuarantee[] => {
      const read = readCondition(item, context);
      if (read === undefined) return [];
      const name = `${kind} ${read.text === "" ? "any call" : read.text}`;
      return [{ name, kind, ...read, at: { span: spanOf(item.node), path: item.path } }];
    });
  });
}
