import type { Command, Option } from 'commander';

export type Shell = 'bash' | 'zsh' | 'fish';

/** A command as far as a shell needs to know it to complete what is typed. */
interface Completable {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** The words that its first argument can be; empty when it takes files. */
  readonly choices: readonly string[];
}

interface CompletableOption {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** `none`: a switch. `words`: one of `choices`. `file`: anything, with files offered. */
  readonly value: 'none' | 'words' | 'file';
  readonly choices: readonly string[];
}

/**
 * The completion script of a shell, made from the commands themselves, so that it knows every option there is.
 * The script is complete in itself: pressing Tab does not start the program.
 */
export function renderCompletion(shell: Shell, program: Command): string {
  const commands = program.createHelp().visibleCommands(program).map(describeCommand);
  const help = commands.find(({ name }) => name === 'help');
  const known = commands.map((command) =>
    command === help ? { ...command, choices: commands.map(({ name }) => name) } : command,
  );
  const globals = program.createHelp().visibleOptions(program).map(describeOption);
  return renderers[shell](program.name(), known, globals);
}

type Render = (
  name: string,
  commands: readonly Completable[],
  globals: readonly CompletableOption[],
) => string;

const renderers: Record<Shell, Render> = { bash: renderBash, zsh: renderZsh, fish: renderFish };

function describeCommand(command: Command): Completable {
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    options: command.createHelp().visibleOptions(command).map(describeOption),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

function describeOption(option: Option): CompletableOption {
  const takesValue = option.required || option.optional;
  const choices = option.argChoices ?? [];
  return {
    long: option.long ?? '',
    short: option.short,
    description: option.description,
    value: !takesValue ? 'none' : choices.length > 0 ? 'words' : 'file',
    choices,
  };
}

const flags = ({ long, short }: CompletableOption) => (short === undefined ? [long] : [short, long]);

function renderBash(
  name: string,
  commands: readonly Completable[],
  globals: readonly CompletableOption[],
): string {
  const values = commands.flatMap((command) =>
    command.options
      .filter(({ value }) => value === 'words')
      .map(
        (option) =>
          `    ${flags(option)
            .map((flag) => `"${command.name} ${flag}"`)
            .join('|')}) words="${option.choices.join(' ')}" ;;`,
      ),
  );
  const files = commands.flatMap((command) =>
    command.options
      .filter(({ value }) => value === 'file')
      .flatMap((option) => flags(option).map((flag) => `"${command.name} ${flag}"`)),
  );
  const options = commands.map(
    (command) =>
      `      ${command.name}) words="${[...command.options, ...globals].flatMap(flags).join(' ')}" ;;`,
  );
  const choices = commands
    .filter((command) => command.choices.length > 0)
    .map((command) => `      ${command.name}) words="${command.choices.join(' ')}" ;;`);
  return `# bash completion for ${name}. Add this line to ~/.bashrc:  eval "$(${name} completion bash)"
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.map((command) => command.name).join('|')}) command=$word; break ;; esac
  done
  COMPREPLY=()
  case "$command $previous" in
${values.join('\n')}
    ${files.join('|')}) return ;;
  esac
  if [[ -z $words && $current == -* ]]; then
    case $command in
${options.join('\n')}
      *) words="${globals.flatMap(flags).join(' ')}" ;;
    esac
  elif [[ -z $words && -z $command ]]; then
    words="${commands.map((command) => command.name).join(' ')}"
  elif [[ -z $words ]]; then
    case $command in
${choices.join('\n')}
    esac
  fi
  [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${name} ${name}
`;
}

function renderZsh(
  name: string,
  commands: readonly Completable[],
  globals: readonly CompletableOption[],
): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const described = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
  const spec = (option: CompletableOption): string => {
    const both = flags(option);
    const value = { none: '', words: `:value:(${option.choices.join(' ')})`, file: ':value:_files' }[
      option.value
    ];
    const exclusive = both.length > 1 ? `(${both.join(' ')})` : '';
    return both
      .map((flag) => quoted(`${exclusive}${flag}[${described(option.description)}]${value}`))
      .join(' ');
  };
  const cases = commands.map(
    ({ name: command, options, choices }) => `    ${command})
      _arguments ${[...options, ...globals].map(spec).join(' ')} ${choices.length > 0 ? quoted(`1:what:(${choices.join(' ')})`) : quoted('*:file:_files')}
      ;;`,
  );
  return `#compdef ${name}
# zsh completion for ${name}. Add this line to ~/.zshrc, after compinit:  eval "$(${name} completion zsh)"
_${name}() {
  if (( CURRENT == 2 )); then
    if [[ $PREFIX == -* ]]; then
      _arguments ${globals.map(spec).join(' ')}
    else
      local -a commands
      commands=(${commands.map((command) => quoted(`${command.name}:${described(command.summary)}`)).join(' ')})
      _describe command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _${name} ${name}
`;
}

function renderFish(
  name: string,
  commands: readonly Completable[],
  globals: readonly CompletableOption[],
): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const option = (condition: string, { long, short, description, value, choices }: CompletableOption) =>
    [
      `complete -c ${name}${condition}`,
      `-l ${long.replace(/^--/, '')}`,
      ...(short === undefined ? [] : [`-s ${short.replace(/^-/, '')}`]),
      ...{ none: [], words: [`-x -a ${quoted(choices.join(' '))}`], file: ['-r'] }[value],
      `-d ${quoted(description)}`,
    ].join(' ');
  const lines = commands.flatMap(({ name: command, summary, options, choices }) => {
    const condition = ` -n ${quoted(`__fish_seen_subcommand_from ${command}`)}`;
    return [
      `complete -c ${name} -f -n __fish_use_subcommand -a ${command} -d ${quoted(summary)}`,
      ...(choices.length > 0 ? [`complete -c ${name} -f${condition} -a ${quoted(choices.join(' '))}`] : []),
      ...options.map((entry) => option(condition, entry)),
    ];
  });
  return `# fish completion for ${name}. Save it as ~/.config/fish/completions/${name}.fish
${[...lines, ...globals.map((entry) => option('', entry))].join('\n')}
`;
}
