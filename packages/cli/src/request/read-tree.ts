import { buildBody, propertyOf, readTerms, type TermsName, type WantedSettings, writtenNames } from "@recond/campaign";
import { noTermsToChoose, opening, readVersion, type Version } from "../campaign/read-version.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { fileError } from "../input/file-error.js";

/** Far more than an IVR tree has. */
const MAX_LENGTH = 4 * 1024 * 1024;

/** An IVR tree that a request keeps, and where it comes from. */
export interface KeptTree extends Version {
  readonly form: "request" | "response";
  /** What a request body has beside its tree, which is not sent. */
  readonly leftOut: readonly string[];
}

/**
 * The IVR tree of a campaign, so that a request can send it along unchanged.
 *
 * @param file - with a request body or a response of the API, or `-`
 * @param terms - which terms of a response; needed where the live and the staged tree differ
 * @throws UserError when there is no tree, or two of which nobody said which
 */
export async function readTree(
  file: string,
  terms: TermsName | undefined,
  environment: Environment,
): Promise<KeptTree> {
  const version = await readVersion(file, { terms }, environment);
  const { document, form, settings } = version;
  if (form === "settings") {
    throw new UserError(`\`${document.name}\` has settings, but no IVR tree to keep. ${WHERE_FROM}`);
  }
  if (form === "request" && terms !== undefined) throw noTermsToChoose(document, { terms });
  if (propertyOf(settings, "root")?.node.type !== "object") {
    throw fileError(
      document,
      opening(settings.node),
      `This \`ivr_tree\` has no \`root\`, so it is no tree. ${WHERE_FROM}`,
    );
  }
  if (settings.node.length > MAX_LENGTH) {
    throw new UserError(`The IVR tree in \`${document.name}\` is larger than 4 MB. No campaign's is.`);
  }
  if (form === "response" && terms === undefined) requireSameTrees(version);
  const names = form === "request" ? writtenNames(document.root).map(({ name }) => name) : [];
  return { ...version, form, leftOut: names.filter((name) => name !== "ivr_tree") };
}

const WHERE_FROM =
  "Give a request body with the whole tree, or the campaign as the API returns it (GET). Without any, `--without-tree` sends the settings alone.";

/** The staged tree replaces the live one when the campaign goes live: to send the live one would undo what was changed since. */
function requireSameTrees({ document }: Version): void {
  const bodies = readTerms(document.root).flatMap(({ which, settings }) =>
    which === null || settings === undefined ? [] : [buildBody(ANY_SETTINGS, { document, node: settings.node })],
  );
  if (new Set(bodies).size < 2) return;
  throw new UserError(
    `In \`${document.name}\` the tree of \`future_terms\` is another one than that of \`current_terms\`: it was changed, and the change is not live yet. Say which to keep: \`--terms future\` keeps the change, \`--terms current\` undoes it.`,
  );
}

/** Trees that differ only in these settings are the same, as the request replaces both. */
const ANY_SETTINGS: WantedSettings = { record_calls: true, call_recording_condition: "" };
