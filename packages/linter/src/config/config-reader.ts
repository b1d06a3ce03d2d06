import { createReader, mapWords, type Reader, type Report } from "@recond/documents";

/** Reads values of the types that a configuration has. */
export interface ConfigReader extends Reader {
  readonly report: Report;
}

/**
 * A reader of the values of a configuration.
 *
 * @param report - is called with what is wrong
 * @param whole - what the outermost value is called
 */
export function createConfigReader(report: Report, whole: string = "A configuration"): ConfigReader {
  return { ...createReader(mapWords(whole), report), report };
}
