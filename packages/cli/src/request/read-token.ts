import { UserError } from "../terminal/errors.js";

/** The environment variable that has the token, by default. */
export const TOKEN_VARIABLE = "RECOND_TOKEN";

/**
 * The name of an environment variable. Somebody may give the token itself by mistake, so no message shows a wrong name.
 *
 * @throws UserError when a shell would not take it for a name
 */
export function parseTokenName(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(text)) return text;
  throw new UserError(
    `it takes the name of an environment variable such as \`${TOKEN_VARIABLE}\`, not the token itself`,
  );
}

/**
 * The OAuth token. It is in no message.
 *
 * @throws UserError when there is none, or no header can hold it
 */
export function readToken(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const token = Object.hasOwn(env, name) ? (env[name] ?? "") : "";
  if (token === "") {
    throw new UserError(
      `There is no token: the environment variable \`${name}\` is not set, or is empty. Set it to the OAuth token of the platform. Nothing was sent.`,
    );
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UserError(
    `The token in \`${name}\` has a blank, a line break or a character in it that no token has. Set the variable to the token alone. Nothing was sent.`,
  );
}
