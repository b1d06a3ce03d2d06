import { main, processEnvironment } from "@recond/cli";
import manifest from "../package.json" with { type: "json" };

/** Does what the command line asks for. */
export async function command(): Promise<void> {
  // No process.exit: output that is still on its way would be lost.
  process.exitCode = await main(process.argv.slice(2), processEnvironment(process, manifest));
}
