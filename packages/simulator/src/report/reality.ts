import { group, numberHead, type Part, quoted, tableBlock, textHead, words } from "@recond/reports";
import type { Evidence, LogSummary, Recordings } from "../replay/simulation.js";
import { flipsTable, placeWords } from "./decided.js";
import { share } from "../replay/outcomes.js";
import { countWords } from "./outcomes.js";

/** The decisions against what the log says was recorded. */
export function recordingsPart(
  { agree, recordedButSkip, notRecordedButRecord, undetermined, causes }: Recordings,
  log: LogSummary,
): Part {
  const compared = agree + recordedButSkip + notRecordedButRecord;
  return {
    heading: ["What was really recorded"],
    blocks: [
      words(
        `The log says which calls have a recording. Of ${group(compared)} calls that can be compared, ${group(agree)} (${share(agree, compared)}) happened as decided here. A call without a recording may have been recorded all the same: recordings fail, and are deleted.`,
      ),
      tableBlock(
        "Decisions and recordings",
        [textHead("calls"), numberHead("count")],
        [
          [["as decided"], countWords(agree)],
          [["recorded, though decided: skip"], countWords(recordedButSkip)],
          [["not recorded, though decided: record"], countWords(notRecordedButRecord)],
          [["not to be compared, as undetermined"], countWords(undetermined)],
        ],
      ),
      ...flipsTable("Calls that happened otherwise: decided → recorded or not, by what decided", causes, log),
    ],
  };
}

const VERDICTS: Readonly<Record<Evidence["verdict"], string>> = {
  ours: "as we read",
  other: "as the other says",
  open: "open",
};

/** What the recordings say about our readings. */
export function evidencePart(evidence: readonly Evidence[], log: LogSummary): Part {
  return {
    heading: ["How sure are we?"],
    blocks: [
      words(
        "Where the platform's documents are silent, this toolkit assumes something, and the platform may do otherwise. Calls that our reading and another one decide differently tell which of them the platform follows. A recording that failed or was deleted counts as none.",
      ),
      tableBlock(
        "Evidence for our readings, from the recordings of this log",
        [
          textHead("reading"),
          textHead("the other reading"),
          textHead("the recordings go"),
          numberHead("calls tell"),
          numberHead("as ours says"),
          numberHead("as the other says"),
          textHead("for example"),
        ],
        evidence.map(({ reading, other, says, tell, agree, agreeWithOther, verdict, examples }) => [
          [reading],
          [{ code: other }, ": ", ...quoted(says)],
          [VERDICTS[verdict]],
          countWords(tell),
          countWords(agree),
          countWords(agreeWithOther),
          placeWords(examples.slice(0, 3), log),
        ]),
      ),
    ],
  };
}
