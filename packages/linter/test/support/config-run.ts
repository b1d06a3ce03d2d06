import { applyIgnores, type Finding, ignoresFor, lintConfig, lintPayload, readConfig } from "@recond/linter";

/** The day on which the examples of the rules about a configuration are looked at. */
const TODAY = "2026-06-15";

/** The file that they are used for, in which `double-negation` is found. */
const FILE = "campaigns/spring.json";
const PAYLOAD = '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "not not repeat" } }';

/** What is found in a configuration in YAML after a run over one file. */
export function lintConfigText(text: string): readonly Finding[] {
  const read = readConfig(text, "yaml");
  if (!("config" in read)) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const { config } = read;
  const { used } = applyIgnores(lintPayload(PAYLOAD), ignoresFor(FILE, config.ignores ?? [], TODAY));
  const checked = new Set([FILE]);
  return lintConfig({ config, used: new Set(used), checked, isWhole: true, today: TODAY });
}
