import type { Problem } from '../../core/finding';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';
import { jobServes, stepServes } from './purpose';

/** Draws at random: splits, samples, initial weights. */
const draws =
  /\btrain_test_split\(|\b(RandomForest|ExtraTrees|GradientBoosting)\w*\(|\b(KFold|StratifiedKFold)\(.*shuffle\s*=\s*True|\bnn\.(Linear|Conv2d|LSTM)\(|\bDense\(|\bnp\.random\.|\.sample\(frac|\bSGDClassifier\(|\bMLP(Classifier|Regressor)\(/;

/** Paths, from the root of the repository, of the Python scripts that a pipeline's text starts; cheap, for a language's neighbours. */
export function pythonScripts(text: string): string[] {
  const found = [...text.matchAll(/\bpython[\d.]*\s+(?:-u\s+)?((?:[\w-]+\/)*[\w-]+\.py)\b/g)].map(
    ([, path = '']) => path,
  );
  return [...new Set(found)].slice(0, 20);
}

/** Trainings whose script is known to draw at random and to set no seed. `prefix` leads from the file's folder to the root. */
export function* noSeed(document: PipelineDocument, prefix: string): Generator<Problem> {
  const { neighbours } = document.source;
  if (!neighbours) return;
  for (const job of document.pipeline.jobs) {
    if (!jobServes(document, job, 'trains') || job.env.some(({ name }) => /SEED/i.test(name.value))) continue;
    for (const step of job.steps) {
      if (
        !step.run ||
        !stepServes(document, step, 'trains') ||
        step.workingDirectory ||
        job.workingDirectory ||
        /seed|\bcd\s/i.test(step.run.raw)
      )
        continue;
      for (const command of document.commands(step.run)) {
        const script = scriptOf(command);
        const code = script && neighbours.get(`${prefix}${script}`);
        if (!code || !draws.test(code) || /seed|random_state|default_rng\(\s*\d|RandomState/i.test(code)) continue;
        yield {
          span: command.span,
          message: `\`${script}\` draws at random and sets no seed, so two runs of one commit give two models and no comparison of their metrics means anything. Set a seed and log it.`,
        };
      }
    }
  }
}

function scriptOf({ words }: ShellCommand): string | undefined {
  const [program = '', ...rest] = words.map(({ text }) => text);
  if (!/^python[\d.]*$/.test(program)) return undefined;
  const [script] = rest.filter((word) => word !== '-u');
  return script?.endsWith('.py') ? script.replace(/^\.\//, '') : undefined;
}
