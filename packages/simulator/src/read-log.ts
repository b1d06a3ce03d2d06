import { requireList, requireObject } from "@recond/parser";
import type { LogFile, LogRows, ReadLogOptions } from "./logs/log-rows.js";
import { pieceByPiece, readFile } from "./logs/read-file.js";

/**
 * Reads the rows of call logs, one file after the other, never holding more than a piece of a file. What a file is, is told from its content.
 *
 * @returns at least once for each file
 * @throws InvalidCallLogError when a file is no call log as a whole
 */
export async function* readLog(files: readonly LogFile[], options: ReadLogOptions = {}): AsyncGenerator<LogRows> {
  requireList("The files of a log are a list", files);
  requireObject("The options are an object", options);
  for (const [index, file] of files.entries()) yield* readFile<never>(file, index, options, pieceByPiece);
}
