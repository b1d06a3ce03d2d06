import { type Path, type Placed, readGuarantees, requireOwnNames } from "@recond/documents";
import type { positionsIn, Span } from "@recond/parser";
import type { ConfigGuarantee } from "../rule/config.js";
import type { ConfigReader } from "./config-reader.js";
import { globsAt } from "./globs-at.js";

/** How a text of a configuration is read. */
interface Context {
  /** Of the configuration. */
  readonly text: string;
  readonly reader: ConfigReader;
  readonly positionOf: ReturnType<typeof positionsIn>;
}

/** The guarantees of a configuration; those with a mistake are reported and left out. */
export function guaranteesAt(placed: Placed, { text, reader, positionOf }: Context): readonly ConfigGuarantee[] {
  const { report } = reader;
  const context = {
    source: text,
    reader,
    report,
    mistake: ({ message, span }: { readonly message: string; readonly span: Span }, path: Path) => {
      report(message, span, path);
    },
  };
  const found = readGuarantees(placed, context, { more: ["campaigns"] });
  requireOwnNames(
    found.map(({ guarantee }) => guarantee),
    report,
  );
  return found.map(({ guarantee: { at, ...guarantee }, values }) => {
    const globs = values.get("campaigns");
    const campaigns = globs === undefined ? undefined : globsAt(globs, reader);
    return {
      ...guarantee,
      ...(campaigns === undefined ? {} : { campaigns }),
      place: { ...at, ...positionOf(at.span.start) },
    };
  });
}
