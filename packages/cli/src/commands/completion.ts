import type { Command } from "@stricli/core";
import { jsonText } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

/** `recond completion`: what makes a shell complete commands and flags. */
export const completionCommand: Command<Environment> = createCommand(
  runCompletion,
  {
    flags: { json: flag.json },
    positional: flag.optionalWord("shell", "bash, zsh, fish or powershell", () => [...SCRIPTS.keys()]),
  },
  "Print what makes a shell complete commands and flags",
  `Prints a script that makes a shell complete the commands of recond, their flags, and what these can be.

EXAMPLES
  recond completion bash >> ~/.bashrc
  recond completion zsh >> ~/.zshrc
  recond completion fish > ~/.config/fish/completions/recond.fish
  recond completion powershell >> $PROFILE`,
);

/** Each asks `recond __complete` with the words so far, and offers files where that has nothing to offer. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  [
    "bash",
    `_recond() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o bashdefault -F _recond recond
`,
  ],
  [
    "zsh",
    `(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
_recond() {
  local -a found
  local line name
  while IFS= read -r line; do
    name="\${line%%$'\\t'*}"
    found+=("\${name//:/\\\\:}:\${line#*$'\\t'}")
  done < <("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then _describe recond found; else _files; fi
}
compdef _recond recond
`,
  ],
  [
    "fish",
    `function __recond_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found ($words[1] __complete $words[2..-1] "$word" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path "$word"
    end
end
complete -c recond -f -a '(__recond_complete)'
`,
  ],
  [
    "powershell",
    // Up to 7.2 an empty argument has to be quoted twice, or it is lost.
    `Register-ArgumentCompleter -Native -CommandName recond -ScriptBlock {
  param($word, $line, $cursor)
  $words = @($line.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursor } | ForEach-Object {
      if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
    })
  $name, $words = $words
  $words = @($words | Where-Object { $null -ne $_ })
  if ($word -eq '') { $words += if ($PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { '' } }
  & $name __complete @words 2>$null | ForEach-Object {
    $found, $brief = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($found, $found, 'ParameterValue', $brief)
  }
}
`,
  ],
]);

async function runCompletion({ output }: Environment, { json }: flag.JsonFlags, shell?: string): Promise<ExitCode> {
  const script = SCRIPTS.get(shell ?? "");
  const names = [...SCRIPTS.keys()].map((name) => `\`${name}\``).join(", ");
  if (shell === undefined) throw new UserError(`The shell is missing. It is one of ${names}.`);
  if (script === undefined) throw new UserError(`There is nothing for the shell \`${shell}\`. It is one of ${names}.`);
  await output.writeRaw(json ? jsonText({ shell, script }) : script);
  return 0;
}
