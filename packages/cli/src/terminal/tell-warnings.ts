import type { Environment } from "./environment.js";

/** Tells the user what to look at, in a sentence each; an undefined one is none. */
export async function tellWarnings(
  sentences: readonly (string | undefined)[],
  { messages }: Pick<Environment, "messages">,
): Promise<void> {
  const lines = sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${messages.style.yellow("warning:")} ${sentence}\n`);
  if (lines.length > 0) await messages.write(lines.join(""));
}
