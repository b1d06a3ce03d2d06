export { type About, type Environment, type Host, processEnvironment } from "./terminal/environment.js";
export type { ExitCode } from "./terminal/errors.js";
export { main } from "./main.js";
