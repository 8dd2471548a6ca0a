import { Command, Option } from 'commander';
import { demandFormat, type Format, type OutputOptions } from './emit';
import { productVersion } from './product-version';
import type { Session } from './session';
import type { Terminal } from './terminal';

const examples = `
Examples:
  mlops-roadmap list                          the roadmap and what is done
  mlops-roadmap start image-build ~/exercises/image-build
  mlops-roadmap check                         the exercise of this folder, all checks
  mlops-roadmap check --watch                 again at every change, quick checks only
  mlops-roadmap lint . --format github        hints of a repository, as annotations
  mlops-roadmap doctor                        which tools are there

Exit codes: 0 all well, 1 problems found, 2 wrong usage or manifest, 3 internal error.`;

const collect = (value: string, before: readonly string[]) => [...before, value];

/** Everything that was given for a command, the options of the whole program among it. */
type Given<T> = T & {
  readonly format: string;
  readonly output?: string;
  readonly pack: readonly string[];
  readonly debug?: boolean;
};

/** The commands and their options. What a command needs is loaded when it runs. */
export function createProgram(
  terminal: Terminal,
  signal: AbortSignal,
  cwd: string,
  onResult: (exitCode: number) => void,
): Command {
  const program = new Command('mlops-roadmap')
    .description(
      'Learn MLOps by doing it: exercises that check what you really did, and hints for Dockerfiles and pipelines.',
    )
    .version(productVersion(), '--version')
    .helpOption('-h, --help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });

  /** Adds a command with the options that all have; `work` gets the options and gives the exit code. */
  const add = <T>(
    usage: string,
    description: string,
    formats: readonly Format[],
    work: (session: Session, output: OutputOptions, options: Given<T>, names: unknown[]) => Promise<number>,
    isHidden = false,
  ): Command => {
    const command = program
      .command(usage, { hidden: isHidden })
      .description(description)
      .addOption(new Option('--format <format>', `${formats.join(', ')}`).default('text'))
      .option('--output <file>', 'write the report to a file; the text still goes to the terminal')
      .option('--pack <folder>', 'further exercises, `name=folder` or a folder; may be repeated', collect, [])
      .option('--debug', 'show where an error happened');
    return command.action(async () => {
      const options = command.opts<Given<T>>();
      demandFormat(options.format, formats);
      const session: Session = { terminal, signal, cwd, packs: options.pack, isDebug: options.debug === true };
      const { format, output } = options;
      const shown = { format: format as Format, ...(output === undefined ? {} : { output }) };
      onResult(await work(session, shown, options, command.processedArgs));
    });
  };

  add('list', 'Show the roadmap with its exercises.', ['text', 'json'], async (session, output) =>
    (await import('./commands/list')).list(output, session),
  );

  add<{ solution?: boolean }>(
    'start',
    'Create the workspace of an exercise in a new or empty folder.',
    ['text', 'json'],
    async (session, output, options, names) =>
      (await import('./commands/start')).start(
        names[0] as string,
        names[1] as string,
        { ...options, ...output },
        session,
      ),
  )
    .argument('<exercise>', 'its id, as `list` shows it')
    .argument('<dir>', 'where')
    .option('--solution', 'create the solved workspace');

  add<{ step: readonly string[]; all?: boolean; static?: boolean; quick?: boolean; watch?: boolean }>(
    'check',
    'Run the checks of the exercise in a folder.',
    ['text', 'json', 'junit', 'sarif', 'github'],
    async (session, output, options, names) =>
      (await import('./commands/check')).check(names[0] as string, { ...options, ...output }, session),
  )
    .argument('[dir]', 'the workspace, or a folder in it', '.')
    .option('--step <step>', 'only this step, by id or number; may be repeated', collect, [])
    .option('--all', 'say of later steps, too, what is missing')
    .option('--static', 'only checks that read files: nothing is started')
    .option('--quick', 'only checks that are done in a moment')
    .option('--watch', 'check again, the quick ones, whenever a file changes');

  add<{ step?: string }>('guide', 'Show the page of a step.', ['text'], async (session, _output, options, names) =>
    (await import('./commands/guide')).guide(names[0] as string, options, session),
  )
    .argument('[dir]', 'the workspace', '.')
    .option('--step <step>', 'by id or number; else the first that is not done');

  add<{ step?: string }>('hint', 'Show the next hint of a step.', ['text'], async (session, _output, options, names) =>
    (await import('./commands/hint')).hint(names[0] as string, options, session),
  )
    .argument('[dir]', 'the workspace', '.')
    .option('--step <step>', 'by id or number; else the first that is not done');

  add<{ dir: string; step?: string; all?: boolean }>(
    'reset',
    'Put files back as the exercise started them; what was there is kept.',
    ['text', 'json'],
    async (session, output, options, names) =>
      (await import('./commands/reset')).reset(names[0] as string[], { ...options, ...output }, session),
  )
    .argument('[file...]', 'files, relative to the workspace')
    .option('--dir <dir>', 'the workspace', '.')
    .option('--step <step>', 'the files of one step')
    .option('--all', 'everything, the repository too');

  add('prepare', 'Make the Python environment of an exercise.', ['text'], async (session, _output, _options, names) =>
    (await import('./commands/prepare')).prepare(names[0] as string, session),
  ).argument('[exercise]', 'its id, or a workspace of it', '.');

  add<{ as?: string | true; path?: string; fix?: boolean; rule: readonly string[] }>(
    'lint',
    'Show what breaks machine learning in production in Dockerfiles and pipelines.',
    ['text', 'json', 'junit', 'sarif', 'github'],
    async (session, output, options, names) =>
      (await import('./commands/lint')).lint(names[0] as string[], { ...options, ...output }, session),
  )
    .argument('<path...>', 'files and folders; `-` reads standard input')
    .option(
      '--as [language]',
      'the language, where the name does not say it; without one, the languages that there are',
    )
    .option('--path <name>', 'the file that standard input stands for')
    .option('--fix', 'apply the fixes that keep the meaning')
    .option(
      '--rule <rule=severity>',
      'error, warning, information, hint or off; also `dockerfile/*`; may be repeated',
      collect,
      [],
    );

  add<{ language?: string }>('rules', 'Show every rule.', ['text', 'json'], async (session, output, options) =>
    (await import('./commands/rules')).rules({ ...options, ...output }, session),
  ).option('--language <language>', 'only the rules of this language');

  add(
    'doctor',
    'Show which tools are there and which exercise needs them.',
    ['text', 'json'],
    async (session, output) => (await import('./commands/doctor')).doctor(output, session),
  );

  add<{ real?: boolean; prepare?: boolean; jobs?: string; only?: string; reuse?: string; minutes?: string }>(
    'verify',
    'Test the content of exercises: starters fail, solutions pass, each mutant fails exactly its check.',
    ['text', 'json', 'junit', 'github'],
    async (session, output, options, names) =>
      (await import('./commands/verify')).verify(names[0] as string[], { ...options, ...output }, session),
  )
    .argument('[id...]', 'exercises; all when none is named')
    .option('--real', 'run every check on the real tools')
    .option('--prepare', 'make missing Python environments first (--real does)')
    .option('--jobs <number>', 'variants tried at the same time; default: one a processor')
    .option('--only <text>', 'only variants with this in their name, e.g. `mutants/` or `solution`')
    .option(
      '--reuse <folder>',
      'keep what passes there, and do not try it again while content, product and tools are the same',
    )
    .option('--minutes <number>', 'begin no further mutant after so many; those left are skipped and counted');

  add(
    'index',
    'Write dist/exercises.json.',
    ['text'],
    async (session) => (await import('./commands/write-index')).writeIndex(session),
    true,
  );
  add(
    'schema',
    'Write media/exercise.schema.json.',
    ['text'],
    async () => (await import('./commands/write-schema')).writeSchema(),
    true,
  );
  return program;
}
