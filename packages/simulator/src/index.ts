export { type CallId, identify, type IdentifiedCall } from "./logs/call-id.js";
export { InvalidCallLogError, NoSuchColumnError, UnknownColumnsError } from "./logs/errors.js";
export type {
  LogCompression,
  LogContainer,
  LogFile,
  LogFormat,
  LogRow,
  LogRows,
  ReadLogOptions,
  RejectedRow,
} from "./logs/log-rows.js";
export { formatOf } from "./logs/log-format.js";
export { nearestColumn } from "./logs/nearest-column.js";
export { neededColumns } from "./needed-columns.js";
export { readLog } from "./read-log.js";
export { beginStream, type BegunStream } from "./records/begin-stream.js";
export { areOfCalls, areOfCampaign, firstNames } from "./records/first-names.js";
export { firstForeignByte, foreignBytes, foreignEncoding, notUtf8 } from "./records/foreign-bytes.js";
export type { Ending, MarkMistake, StreamShape } from "./records/marks.js";
export { MAX_RECORD_BYTES, type Part, type PartKind, type Piece } from "./records/splitter.js";
export { isSpread } from "./records/spread.js";
export { showroom } from "./sample/showroom.js";
export { sampleFormats, sampleLog, type SampleFormat, type SampleOptions } from "./sample-log.js";
export { clockText } from "./report/outcomes.js";
export { htmlReport, markdownReport, type ReportOptions } from "./write-report.js";
export { splitRecords, type StreamPiece } from "./split-records.js";
export { evidenceText } from "./replay/evidence-text.js";
export { DECISIONS, heldIn, placeIn, share, totalOf } from "./replay/outcomes.js";
export type {
  CallPlace,
  CampaignCalls,
  CandidateResult,
  Comparison,
  DerivedFact,
  Evidence,
  FlipGroup,
  Group,
  Grouping,
  LeftOut,
  LogFileSummary,
  LogSummary,
  MissingFact,
  Outcomes,
  PredicateCounts,
  PredicateTruth,
  Problem,
  Recordings,
  Simulation,
} from "./replay/simulation.js";
export type {
  Absence,
  ColumnPath,
  CustomDataColumns,
  FactColumns,
  FlagColumn,
  FlagValue,
  PressedColumns,
  RowColumns,
  SqlColumns,
  TextColumn,
} from "./sql/columns.js";
export { type SqlDialect, sqlDialects } from "./sql/dialects.js";
export { SqlError, SqlTextError } from "./sql/errors.js";
export { transactionColumns } from "./sql/transaction-columns.js";
export { toSql, type ToSqlOptions } from "./to-sql.js";
export type { ReplayedCall } from "./decisions/create-simulation.js";
export type { Candidate, Plan, PlannedCampaign, PlannedSettings } from "./replay/plan.js";
export { simulate, type SimulateOptions } from "./simulate.js";
export { simulateFiles, type SimulateFilesOptions, type ThreadOptions } from "./simulate-files.js";
export type { SqlCandidate, SqlQuery } from "./sql/query.js";
export type { ClockRange } from "./sql/hours.js";
export { toSqlQuery, type SqlQueryOptions } from "./to-sql-query.js";
export { readSqlColumns, type ReadSqlColumns } from "./read-sql-columns.js";
export { exampleColumns } from "./sql/columns-example.js";
export { sqlColumnsSchema } from "./sql/columns-schema.js";
export { unmappedFacts } from "./unmapped-facts.js";
export { countBits } from "./columns/bits.js";
export type { Truths } from "./columns/truths.js";
export { type CallColumns, type ColumnDecider, createColumnDecider } from "./decide-columns.js";
export { type DuckdbLog, simulateOnDuckdb } from "./simulate-on-duckdb.js";
export { TemporaryFileError } from "./columns/scratch-file.js";
export { DuckdbInterruptedError, DuckdbMissingError, type Interrupting } from "./sql/duckdb.js";
export { createParquetTable, type ParquetColumn, type ParquetTable, type ParquetValue } from "./logs/parquet-table.js";
