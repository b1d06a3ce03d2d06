import type { Output } from "../terminal/output.js";

/**
 * Prints a text after its fixes.
 *
 * @param text - or a part of it
 * @param output - a terminal obeys control characters and does not get them; whatever else takes the text gets it byte for byte
 */
export async function printFixed(text: string | Buffer, output: Output): Promise<void> {
  await (output.isTerminal ? output.write(text.toString()) : output.writeRaw(text));
}
