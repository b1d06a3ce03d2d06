// The rooms (folders) of each package, from the lowest to the highest. A room may import the rooms that stand above it in its list; the
// files in `src` itself are the package's verbs and its index: they may import every room, and no room imports them.
// `npm test` holds the sources to it (check-rooms.mjs), and docs/architecture.md shows it.

/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
export const rooms = {
  parser: {
    language: "the tree, the vocabulary, the builders; characters and limits",
    diagnostics: "what is said of a mistake, its fixes, its code frame",
    reading: "tokens and the strict grammar",
    source: "a broken condition: a cursor over its tokens, edits of it",
    words: "what people call terms, tests and operators; words that say nothing",
    habits: "what people write instead, and what they mean by it: one file for each kind",
    mistakes: "what stands around a condition, its structure, and the tree of what is offered",
  },
  documents: {
    nodes: "a value with its place, and what is in it",
    json: "JSON texts: what is skipped, how deep, how strings are written",
    habits: "what people write in JSON instead, and what they mean by it",
    yaml: "YAML texts: what is refused, what is wrong, values as JSON has them",
    typed: "values of expected types, and the words for those that are not",
  },
  analyzer: {
    search: "circuits, the solver, the count of its steps",
    calls: "what calls there can be: facts, key paths, example calls",
    shorten: "shorter conditions of the same meaning",
    rows: "example calls that show each predicate at work",
    proof: "what calls meet that break a guarantee, and whether there are any",
  },
  campaign: {
    json: "a value and the way to it, scalars as the API writes them",
    ivr: "the IVR tree: its steps, which key leads where",
    calls: "rows of call logs: the names of their fields, what their values say",
  },
  tester: {
    "test-file": "what a test file holds, its schema, its cases as they are written",
    reading: "a text, its values, its cases; what is wrong with them",
    running: "what became of the cases, and which mutants they notice",
    reporters: "a file for each form of report",
  },
  linter: {
    rule: "what a rule is, what it looks at, what it finds, under which options",
    ignores: "which files and days an ignore of the configuration is for",
    edits: "changes to a condition's text, and whether they are safe",
    rules: "a file for each rule",
    run: "following rules: their levels, which findings outweigh others, the check of the options",
    config: "reading a configuration, and its schema",
    reporters: "a file for each form of report",
  },
  simulator: {
    records: "a stream of JSON cut into records, and what stands between them",
    logs: "bytes of a log -> rows, in whatever form they come",
    replay: "what is to be replayed, and what comes out of it: plain data that reports and engines share",
    columns: "columns of values, each told once; a bit for each call",
    facts: "which facts the rows give",
    decisions: "conditions over columns: decisions, counts, what made them differ",
    threads: "parts of a log that other threads read",
    sql: "conditions and whole simulations as SQL: a table of engines, a file of columns",
    report: "a replay as a report: what is said, and its charts",
    sample: "call logs that are made up",
  },
  cli: {
    terminal: "the device: streams, colours, tables, progress, errors",
    input: "files, folders and conditions as arguments; JSON files",
    git: "revisions of a repository, and the files that they have",
    campaign: "a campaign file as a command reads and names it",
    decision: "one call's decision in words",
    analysis: "what a condition means, in words",
    comparison: "what `recond diff` compares, and says: conditions, files, folders, revisions, their guarantees",
    simulation: "what `recond simulate` prints",
    testing: "what `recond test` does",
    linting: "what `recond lint` does",
    proving: "what `recond prove` does",
    evidence: "what `recond prove` keeps for an auditor, and verifies",
    request: "what `recond request` does",
    commands: "one file for each command: its flags and its help",
  },
};
