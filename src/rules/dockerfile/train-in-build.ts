import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isPython, readInvocation } from '../../parse/invocation';
import type { ShellWord } from '../../parse/shell';

const training =
  /^(?:\w+[_-])?(?:re)?train(?:ing|er)?(?:[_-](?:model|models|pipeline|all|classifier|regressor|and[_-]\w+|xgb|lgbm|nn|rf))?$|^(?:fit|build|create|make)[_-]model$/i;

export const trainInBuild: Rule<DockerfileDocument> = {
  id: 'dockerfile/train-in-build',
  summary: 'Train in the pipeline, not in the build',
  why: 'The build trains again whenever a layer before it changes, or not at all while the cache holds: the model depends on the state of a cache, without metrics, without a registered version.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ instructions }) {
    for (const { keyword, commands } of instructions) {
      if (keyword !== 'RUN') continue;
      for (const command of commands) {
        const invocation = readInvocation(command);
        if (!invocation) continue;
        const { program, args, word, python } = invocation;
        const span = { start: command.span.start, end: command.span.end };
        const [first, second] = args.filter(({ text }) => !text.startsWith('-'));
        const fact = python
          ? isTraining(word) && `\`-m ${word.text}\` trains`
          : isPython(program)
            ? trains(args, first)
            : program === 'dvc' && first?.text === 'repro'
              ? '`dvc repro` runs the pipeline'
              : program === 'mlflow' && first?.text === 'run'
                ? '`mlflow run` trains'
                : program === 'rasa' && first?.text === 'train' && !/nothing/.test(second?.text ?? '')
                  ? '`rasa train` trains'
                  : undefined;
        if (!fact) continue;
        yield {
          span,
          message: `${fact} while the image is built: when the cache busts it trains again, and else not at all. Train in a stage of the pipeline, and copy or pull the model by its version.`,
        };
      }
    }
  },
};

function trains(args: readonly ShellWord[], script: ShellWord | undefined): string | undefined {
  const at = args.findIndex(({ text }) => text === '-c');
  if (at >= 0) return /\.fit\(|\btrain(?:_model)?\(/.test(args[at + 1]?.text ?? '') ? 'This trains' : undefined;
  return script && /\.py$/.test(script.text) && isTraining(script) ? `\`${script.text}\` trains` : undefined;
}

/** Whether the last part of a module's or script's name says that it trains. */
function isTraining({ text }: ShellWord): boolean {
  const name = text.replace(/\.py$/, '');
  return (
    training.test(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1)) &&
    !/download|prepare|data|test/i.test(name)
  );
}
