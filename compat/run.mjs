// The program as a process, for Node, Bun, Deno and the bundles: it ends with an error when an answer is wrong.
import { program } from "./program.mjs";

program();
