import { remembered } from "@recond/parser";
import { guaranteeKinds } from "@recond/documents";
import { type ConfigGuarantee, guaranteesFor, type NamedGuarantee } from "@recond/linter";
import type { Texts } from "../git/snapshots.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { requireValid } from "../input/conditions.js";
import { type ConfigFile, type ConfigFlags, findConfigs, nameInConfig } from "../linting/find-config.js";

/** A guarantee as it is proven and told. */
export interface Promised extends NamedGuarantee {
  /** The condition as it is written. */
  readonly text: string;
  readonly why?: string;
  /** The globs of its campaigns; undefined: all. */
  readonly campaigns?: readonly string[];
  /** The configuration that it stands in, unless a flag gives it. */
  readonly config?: string;
}

/** The flags that say what is promised. */
export interface PromiseFlags extends ConfigFlags {
  readonly never?: readonly string[] | undefined;
  readonly always?: readonly string[] | undefined;
  readonly only?: readonly string[] | undefined;
  readonly "every-reading": boolean;
}

/** What is promised of which campaigns. */
export interface Promises {
  /** Those of a campaign's file. */
  readonly of: (path: string) => Promise<readonly Promised[]>;
  /** Those that were given out for no file so far. */
  readonly unused: () => readonly Promised[];
  /** All of them, in the order in which they are written. */
  readonly all: () => readonly Promised[];
}

/**
 * The guarantees that the flags name; without any, those of the configurations that count for each file.
 *
 * @param committed - the configurations of a commit, which count in the place of those in its repository's working tree
 * @throws UserError when a condition has an error
 */
export async function readPromises(
  flags: PromiseFlags,
  environment: Environment,
  committed?: Texts,
): Promise<Promises> {
  const given = givenBy(flags);
  const isEvery = (each: Promised): Promised => (flags["every-reading"] ? { ...each, everyReading: true } : each);
  if (given.length > 0) {
    const all = given.map(isEvery);
    return { of: async () => all, unused: () => [], all: () => all };
  }
  const { here, scopeOf } = await findConfigs(flags, environment, committed);
  const known = new Map<ConfigGuarantee, Promised>();
  const used = new Set<ConfigGuarantee>();
  const promised = (guarantee: ConfigGuarantee, { file }: ConfigFile): Promised =>
    remembered(known, guarantee, () => isEvery({ ...guarantee, config: file.name }));
  for (const each of here) for (const guarantee of each.config.guarantees ?? []) promised(guarantee, each);
  return {
    async of(path) {
      const scope = await scopeOf(path);
      return scope.flatMap((configFile) => {
        const all = configFile.config.guarantees ?? [];
        for (const each of all) promised(each, configFile);
        const own = guaranteesFor(nameInConfig(path, configFile), all);
        for (const each of own) used.add(each);
        return own.map((each) => promised(each, configFile));
      });
    },
    unused: () => [...known].flatMap(([guarantee, each]) => (used.has(guarantee) ? [] : [each])),
    all: () => [...known.values()],
  };
}

function givenBy(flags: PromiseFlags): readonly Promised[] {
  return guaranteeKinds.flatMap((kind) =>
    (flags[kind] ?? []).map((text): Promised => {
      // A variable of a script that is not set would promise something of all calls.
      if (text.trim() === "") throw new UserError(`\`--${kind}\` is empty. Give it a condition.`);
      const condition = requireValid({ name: `--${kind}`, text, mark: "" }, "recording");
      return { name: `${kind} ${text}`, kind, condition, text };
    }),
  );
}
