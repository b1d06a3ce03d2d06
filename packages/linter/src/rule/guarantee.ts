import type { Guarantee, ProveOptions } from "@recond/analyzer";

/** A promise about which calls are recorded, as it is told people. */
export interface NamedGuarantee extends Guarantee, Pick<ProveOptions, "everyReading"> {
  readonly name: string;
}
