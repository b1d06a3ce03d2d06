import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects the young garbage that was left behind, so that none of it is collected in the time of what is measured next. Collecting
 * the old, too, would throw away compiled code with the shapes of objects that it was compiled for.
 */
export function collectGarbage(): void {
  if (typeof collect === "function") Reflect.apply(collect, undefined, [{ type: "minor" }]);
}

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");
