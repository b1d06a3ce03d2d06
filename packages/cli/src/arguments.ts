import {
  type ApplicationText,
  ArgumentScannerError,
  formatMessageForArgumentScannerError,
  text_en,
} from "@stricli/core";
import { messageOf, UserError } from "./terminal/errors.js";

/** What the argument parser says, in our words. */
export function argumentTextsFor(command: string | undefined): ApplicationText {
  const exceptionWhileParsingArguments = (error: unknown): string => `error: ${argumentMessage(error, command)}`;
  const list = command === "request" ? "recond request --help" : "recond --help";
  const noCommandRegisteredForInput: ApplicationText["noCommandRegisteredForInput"] = ({ input, corrections }) => {
    const other = OTHER_NAMES.get(input.toLowerCase());
    const similar = corrections.map((each) => each.replaceAll("`", "")).filter((each) => mayMean(input, each));
    const meant = didYouMean(other === undefined ? similar : [other]);
    return `error: There is no command \`${input}\`. ${meant ?? `\`${list}\` lists the commands.`}`;
  };
  return { ...argumentTexts, exceptionWhileParsingArguments, noCommandRegisteredForInput };
}

/** What other tools call what a command does. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ...["check", "validate", "verify", "fix"].map((name) => [name, "recond lint"] as const),
  ["format", "recond fmt"],
  ["compare", "recond diff"],
  ...["vocabulary", "vocab", "words"].map((name) => [name, "recond terms"] as const),
]);

const argumentTexts: ApplicationText = {
  ...text_en,
  briefs: { ...text_en.briefs, argumentEscapeSequence: "Take everything behind it as arguments" },
};

function argumentMessage(error: unknown, command: string | undefined): string {
  if (!(error instanceof ArgumentScannerError)) return messageOf(error);
  return formatMessageForArgumentScannerError(error, {
    FlagNotFoundError: ({ input, corrections }) =>
      `There is no flag \`--${input}\`. ${didYouMean(corrections.filter((name) => mayMean(input, name)).map((name) => `--${name}`)) ?? SEE_HELP}`,
    AliasNotFoundError: ({ input }) => `There is no flag \`-${input}\`. ${SEE_HELP} ${SEE_ESCAPE}`,
    ArgumentParseError: ({ externalFlagNameOrPlaceholder: name, exception }) =>
      `The value of \`--${name}\` is wrong: ${messageOf(exception)}.`,
    EnumValidationError: ({ externalFlagName: name, input, values }) =>
      `\`--${name}\` cannot be \`${input}\`. It is ${values.map((value) => `\`${value}\``).join(" or ")}.`,
    InvalidNegatedFlagSyntaxError: ({ externalFlagName: name }) => `\`--${name}\` takes no value.`,
    UnexpectedFlagError: ({ externalFlagName: name }) => `\`--${name}\` is given twice. Give it once.`,
    UnexpectedPositionalError: ({ input }) =>
      `There is an argument too many: \`${input}\`. ${OTHER_WAYS.get(command ?? "") ?? SEE_HELP}`,
    UnsatisfiedFlagError: ({ externalFlagName: name, nextFlagName: next }) =>
      next === undefined
        ? `\`--${name}\` is missing, or has no value. ${SEE_HELP}`
        : `\`--${name}\` has no value: \`--${next}\` follows it.`,
    UnsatisfiedPositionalError: ({ placeholder }) => `The ${placeholder} is missing. ${SEE_HELP}`,
  });
}

/** How commands that take no arguments are told, or what tells it. */
const OTHER_WAYS: ReadonlyMap<string, string> = new Map([
  ["rules", "`recond explain RULE` has more about one."],
  ["terms", "`recond explain TERM` has more about one."],
  ["decide", "Files come with flags: `--campaign FILE --call FILE`."],
  ["simulate", "Files come with flags: `--campaign FILE --calls FILE`."],
  ["request", "The campaign comes with a flag: `--campaign FILE`."],
]);

/** A short word with another letter in it is another word: `sql` does not mean `set`, nor `--log` `--out`. */
function mayMean(input: string, name: string): boolean {
  return Math.min(input.length, name.length) > 3 || Array.from(input).every((letter) => name.includes(letter));
}

const SEE_HELP = "`--help` behind the command lists what it takes.";

const SEE_ESCAPE = "To pass a text that starts with `-`, put `--` before it.";

function didYouMean(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : `Did you mean ${words.map((word) => `\`${word}\``).join(" or ")}?`;
}

/**
 * Refuses what looks like a flag and would be taken for a condition or a file: `--file=` without a value, `--x`.
 *
 * @throws UserError that names the argument
 */
export function requireFlags(args: readonly string[]): void {
  const escape = args.indexOf("--");
  const candidates = escape === -1 ? args : args.slice(0, escape);
  for (const argument of candidates) {
    if (/^--[a-z][-\w.]*=$/i.test(argument)) {
      throw new UserError(`\`${argument}\` has no value. Write it behind the \`=\`.`);
    }
    const isFlag = /^(?:-[a-z]|--[a-z][-\w.]*(?:[\s=]|$))/i.test(argument) || /^-(?:$|\d)/.test(argument);
    const isTooShort = /^--[a-z](?:=|$)/i.test(argument);
    if (argument.startsWith("-") && (!isFlag || isTooShort)) {
      throw new UserError(`There is no flag \`${argument}\`. ${SEE_HELP} ${SEE_ESCAPE}`);
    }
  }
}

/** Puts the value of a flag behind it where it has a line break: the argument parser does not take `--flag=value` for a flag then. */
export function withValuesApart(args: readonly string[]): readonly string[] {
  const escape = args.indexOf("--");
  return args.flatMap((argument, index) => {
    if (escape !== -1 && index > escape) return [argument];
    const [name = ""] = /^--[a-z][-\w.]+=/i.exec(argument) ?? [];
    const value = argument.slice(name.length);
    return name !== "" && /[\n\r\u2028\u2029]/.test(value) ? [name.slice(0, -1), value] : [argument];
  });
}

/**
 * Turns `help` and `help COMMAND`, which many try first, into the flag.
 *
 * @throws UserError when more than one command is named
 */
export function withoutHelpCommand(args: readonly string[]): readonly string[] {
  const [first, command, ...others] = args;
  if (first !== "help") return args;
  if (others.length > (command === "request" ? 1 : 0)) {
    throw new UserError("`help` takes the name of one command, such as `recond help parse`.");
  }
  return command === undefined || command.startsWith("-") ? ["--help"] : [command, ...others, "--help"];
}

/** When there are colours. */
export type ColorChoice = "always" | "never" | "auto";

/**
 * Takes `--color` and `--no-color` out of the arguments: every command has them.
 *
 * @throws UserError when `--color` has another value than it can have
 */
export function withoutColor(args: readonly string[]): {
  readonly args: readonly string[];
  readonly color: ColorChoice | undefined;
} {
  const escape = args.indexOf("--");
  const end = escape === -1 ? args.length : escape;
  let color: ColorChoice | undefined;
  const isValue = (index: number): boolean => args[index - 1] === "--color" && isColorChoice(args[index]);
  const kept = args.filter((argument, index) => {
    if (index >= end) return true;
    if (isValue(index)) return false;
    if (argument === "--no-color") color = "never";
    else if (argument === "--color") color = colorNamed(isValue(index + 1) ? args[index + 1] : "always");
    else if (argument.startsWith("--color=")) color = colorNamed(argument.slice("--color=".length));
    else return true;
    return false;
  });
  return { args: kept, color };
}

function isColorChoice(text: string | undefined): text is ColorChoice {
  return text === "always" || text === "never" || text === "auto";
}

function colorNamed(text: string | undefined): ColorChoice {
  if (isColorChoice(text)) return text;
  throw new UserError(`\`--color\` cannot be \`${text}\`. It is \`always\` or \`never\` or \`auto\`.`);
}
