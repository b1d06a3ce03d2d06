/**
 * The name of a file as a URI reference: `campaigns/a b.json` becomes `campaigns/a%20b.json`, `/tmp/a.json` `file:///tmp/a.json`.
 *
 * @param name - with `/` between folders; half a character becomes U+FFFD
 */
export function fileUri(name: string): string {
  const isAbsolute = name.startsWith("/") || /^[A-Za-z]:\//.test(name);
  const steps = stepsOf(name).map((step, index) =>
    isAbsolute && index === 0 && /^[A-Za-z]:$/.test(step) ? step : encodeURIComponent(step),
  );
  return isAbsolute ? `file:///${steps.join("/")}` : steps.join("/");
}

/**
 * The name of a file without steps that lead nowhere: `./campaigns//a.json` becomes `campaigns/a.json`.
 *
 * @param name - with `/` between folders
 */
export function plainPath(name: string): string {
  return `${name.startsWith("/") ? "/" : ""}${stepsOf(name).join("/")}`;
}

/** The names of folders and file, without those that lead nowhere. */
function stepsOf(name: string): readonly string[] {
  const steps: string[] = [];
  for (const step of name.replaceAll(/\p{Surrogate}/gu, "\ufffd").split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return steps;
}
