import { filesOf, requireSome, testFiles } from "../input/find-files.js";
import { createPassedOver, type PassingFlags } from "../input/passed-over.js";

/**
 * The test files that the arguments name: files as they are, and of folders and globs all test files.
 *
 * @returns each path once, those of a folder in the order of their names
 * @throws UserError when a folder or a glob has no test file
 */
export async function findTestFiles(args: readonly string[], flags: PassingFlags): Promise<readonly string[]> {
  const passed = createPassedOver(flags);
  const found = await Array.fromAsync(
    args,
    async (argument) => (await filesOf(argument, testFiles, passed))?.paths ?? [argument],
  );
  return requireSome([...new Set(found.flat())]);
}
