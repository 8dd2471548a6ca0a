import type { Problem } from '../../core/finding';
import type { Job, Step } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** Packages that weigh hundreds of megabytes. */
const heavy =
  /^(torch|torchvision|torchaudio|tensorflow|tensorflow-gpu|jax|jaxlib|transformers|xgboost|lightgbm|catboost|pyspark|scipy|scikit-learn|sklearn|pandas|mlflow|dvc|ultralytics|pytorch-lightning|keras|opencv-python|spacy|ray|vllm)\b/i;

/** The first large installation of a job that keeps nothing between runs; `keeps` knows the system's own caches. */
export function* noDependencyCache(
  document: PipelineDocument,
  keeps: (job: Job) => boolean,
): Generator<Problem & { readonly job: Job; readonly step: Step }> {
  for (const job of document.pipeline.jobs) {
    if (keeps(job)) continue;
    const found = firstInstall(document, job);
    if (!found) continue;
    yield {
      job,
      step: found.step,
      span: found.command.span,
      message: `\`${job.id.value}\` downloads its packages again in every run: with a deep learning framework that is gigabytes and minutes each time. Keep pip's downloads${document.pipeline.system === 'github' ? ' with `cache: pip` at `actions/setup-python`' : ' in a cache'}.`,
    };
  }
}

function firstInstall(document: PipelineDocument, job: Job): { step: Step; command: ShellCommand } | undefined {
  for (const step of job.steps) {
    const command = step.run && document.commands(step.run).find(isLargeInstall);
    if (command) return { step, command };
  }
  return undefined;
}

function isLargeInstall({ words }: ShellCommand): boolean {
  const line = words.map(({ text }) => text);
  const at = line.findIndex((word) => /^pip[\d.]*$/.test(word));
  if (
    at < 0 ||
    line[at + 1] !== 'install' ||
    !/^(sudo |(\S*\/)?python[\d.]* -m )?$/.test(`${line.slice(0, at).join(' ')}${at > 0 ? ' ' : ''}`)
  )
    return false;
  const given = line.slice(at + 2);
  return given.some((word, index) =>
    /^(-r|--requirement)$/.test(given[index - 1] ?? '') ? /req/i.test(word) : heavy.test(word),
  );
}
