export { type Environment, processEnvironment } from "./environment.js";
export type { ExitCode } from "./errors.js";
export { main } from "./main.js";
