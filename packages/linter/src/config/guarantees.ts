import { type Path, type Placed, readGuarantees, requireOwnNames } from "@recond/documents";
import type { Span } from "@recond/parser";
import type { ConfigGuarantee } from "../rule/config.js";
import { type ConfigReader, globsAt } from "./config-reader.js";

/** The guarantees of a configuration; those with a mistake are reported and left out. */
export function guaranteesAt(placed: Placed, reader: ConfigReader): readonly ConfigGuarantee[] {
  const { source, report, placeOf } = reader;
  const mistake = ({ message, span }: { readonly message: string; readonly span: Span }, path: Path): void =>
    report(message, span, path);
  const found = readGuarantees(placed, { source, reader, report, mistake }, { more: ["campaigns"] });
  requireOwnNames(
    found.map(({ guarantee }) => guarantee),
    report,
  );
  return found.map(({ guarantee: { at, ...guarantee }, values }) => {
    const globs = values.get("campaigns");
    const campaigns = globs && globsAt(globs, reader);
    return { ...guarantee, ...(campaigns && { campaigns }), place: placeOf(at.path, at.span) };
  });
}
