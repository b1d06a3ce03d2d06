import { UserError } from "../terminal/errors.js";
import { inTurn } from "../input/in-turn.js";
import { isTestFileName } from "../input/kinds.js";
import { isFolder, walkFolder } from "../input/walk-folder.js";

/**
 * The test files that the arguments name: files as they are, and of folders all test files in them and below.
 *
 * @returns each path once, those of a folder in the order of their names
 * @throws UserError when a folder has no test file
 */
export async function findTestFiles(args: readonly string[]): Promise<readonly string[]> {
  const found = await inTurn(args, async (argument) => {
    if (!(await isFolder(argument))) return [argument];
    const files = await walkFolder(argument, isTestFileName);
    if (files.length > 0) return files;
    throw new UserError(
      `There is no test file in \`${argument}\`. The name of a test file ends in .test.yaml, .test.yml or .test.json.`,
    );
  });
  return [...new Set(found.flat())];
}
