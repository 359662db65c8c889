import { script } from '@bomb.sh/tab';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import type { Shell } from './command.js';

/** Prints the script that a shell reads to complete `cutaway`. */
export function printScript(shell: Shell, { print }: RunContext): ExitCode {
  print((shell === 'bash' ? BASH : libraryScript(shell)).trimEnd());
  return ExitCode.ok;
}

/** The script of the library, which only prints it. */
function libraryScript(shell: Shell): string {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => lines.push(text);
  try {
    script(shell, 'cutaway', 'cutaway');
  } finally {
    console.log = log;
  }
  return lines.join('\n');
}

/**
 * The library's script for bash needs the package bash-completion, runs substitutions in what was typed so far,
 * completes no file names and nothing behind `--option=`. This one talks to `cutaway complete` the same way.
 */
const BASH = `# bash completion for cutaway

__cutaway_complete() {
    # Bash parts words at "=" and ":"; programs do not.
    local -a words=()
    local index word glue=0
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word=\${COMP_WORDS[index]}
        if ((index > 1)) && [[ $glue == 1 || $word == [=:]* ]]; then
            words[\${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        glue=0
        [[ $word == *[=:] ]] && glue=1
    done

    local out directive cur line
    out=$(cutaway complete -- "\${words[@]:1}" 2>/dev/null) || return
    directive=\${out##*:}
    out=\${out%:*}

    # What bash replaces is the last of its own words.
    cur=\${COMP_WORDS[COMP_CWORD]}
    [[ $cur == [=:] ]] && cur=
    COMPREPLY=()
    while IFS= read -r line; do
        line=\${line%%$'\\t'*}
        [[ -n $line && $line == "$cur"* ]] && COMPREPLY+=("$line")
    done <<< "$out"

    # 4: what may stand here is no file.
    ((directive & 4)) && compopt +o default +o bashdefault
    # 2: more may be typed behind a candidate.
    ((directive & 2)) && compopt -o nospace
    return 0
}

complete -o default -o bashdefault -F __cutaway_complete cutaway
`;
