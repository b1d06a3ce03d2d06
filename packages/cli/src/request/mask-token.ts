/** What stands in the place of the token. */
const MASK = "[the token]";

/** At the end of a text, which may be cut off there, fewer characters of a token betray nothing. */
const SHORTEST_REST = 4;

/**
 * Hides the token in a text of the server, whether plain or percent-encoded, also where the text ends in the middle of it. A text must be
 * masked before it is shortened. Texts of ours must not be masked, as a short token would garble them.
 *
 * @param token - not empty, ASCII
 */
export function maskToken(text: string, token: string): string {
  let masked = "";
  let at = 0;
  while (at < text.length) {
    const end = text.startsWith(token, at) ? at + token.length : endOfEncoded(text, at, token);
    masked += end === undefined ? text.charAt(at) : MASK;
    at = end ?? at + 1;
  }
  return masked;
}

/** The end of the token that begins there, any of its characters percent-encoded; undefined when none does. */
function endOfEncoded(text: string, start: number, token: string): number | undefined {
  let at = start;
  for (let index = 0; index < token.length; index += 1) {
    if (at >= text.length) return index >= SHORTEST_REST ? at : undefined;
    const encoded = `%${token.charCodeAt(index).toString(16)}`;
    if (encoded.startsWith(text.slice(at, at + encoded.length).toLowerCase())) at += encoded.length;
    else if (text.charAt(at) === token.charAt(index)) at += 1;
    else return undefined;
  }
  return at;
}
