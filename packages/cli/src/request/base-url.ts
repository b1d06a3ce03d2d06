import { quote } from "@recond/parser";
import { UserError } from "../terminal/errors.js";

/** Where the platform's API is, by default. */
export const PLATFORM = "https://invoca.net";

/**
 * Where the API is. No message shows the text of one with a password in it.
 *
 * @throws UserError when it is no address of a server, or has more in it
 */
export function parseBaseUrl(text: string): URL {
  const shown = text.includes("@") ? "it" : quote(text);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new UserError(`${shown} is no address such as \`${PLATFORM}\``);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UserError("it has a user name or a password in it; the token comes from an environment variable");
  }
  if (/[?#]/.test(text)) throw new UserError(`${shown} has a \`?\` or a \`#\` in it; the path of the API follows it`);
  return url;
}

/**
 * Refuses an address to which the token would travel in the clear, but for a server on this machine.
 *
 * @throws UserError that says how to go on
 */
export function requireSecret(base: URL, isHttpAllowed: boolean): void {
  if (base.protocol === "https:" || isHttpAllowed || isThisMachine(base.hostname)) return;
  throw new UserError(
    `\`${base.origin}\` is not encrypted: everybody on the way could read the token. Give an address with \`https\`, or \`--allow-http\` if that is what you want.`,
  );
}

/** Whether what is sent there leaves this machine not at all. */
export function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
