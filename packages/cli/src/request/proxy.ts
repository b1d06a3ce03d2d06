import { UserError } from "../terminal/errors.js";
import { isThisMachine } from "./base-url.js";

/** The proxy that the environment names for an address. */
export interface Proxy {
  /** The environment variable. */
  readonly name: string;
  /** What Node's agents take: the address of the proxy, and the hosts that need none. */
  readonly env: Readonly<Record<string, string>>;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for an address: `HTTPS_PROXY` or `HTTP_PROXY`, and `NO_PROXY`, in lower case, too. A server on
 * this machine is reached without one, as a token that needs no encryption must not leave the machine. The proxy's address may have a
 * password in it, so no message shows it.
 *
 * @param node - the version of Node
 * @returns undefined when there is none to ask
 * @throws UserError when the variable names no proxy, or this Node cannot use one
 */
export function proxyFor(url: URL, env: Variables, node: string = process.versions.node): Proxy | undefined {
  if (isThisMachine(url.hostname)) return undefined;
  const scheme = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const name = nameOfSet(scheme, env);
  const exempt = nameOfSet("NO_PROXY", env);
  if (name === undefined || (exempt !== undefined && env[exempt]?.trim() === "*")) return undefined;
  const address = env[name] ?? "";
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new UserError(
      `\`${name}\` has no address of a proxy such as \`http://proxy.example:3128\` in it. Set it to one, or take it away. Nothing was sent.`,
    );
  }
  if (!canAskProxies(node)) {
    throw new UserError(
      `\`${name}\` names a proxy, and Node ${node} cannot ask it. Node 22.21 and 24.5 can, and what comes after them. Nothing was sent.`,
    );
  }
  return { name, env: { [scheme]: address, ...(exempt === undefined ? {} : { NO_PROXY: env[exempt] ?? "" }) } };
}

/** The lower-case name goes first, as in curl. */
function nameOfSet(name: string, env: Variables): string | undefined {
  return [name.toLowerCase(), name].find((each) => Object.hasOwn(env, each) && env[each] !== "");
}

function canAskProxies(node: string): boolean {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}
