import type { Problem } from '../../core/finding';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';
import { jobServes } from './purpose';

const dataFile =
  /\.(csv|tsv|parquet|jsonl?|zip|tar|tgz|gz|bz2|xz|zst|h5|hdf5|npz|npy|feather|arrow|xlsx?|data|txt)(["')]|$|\?)/i;

/** Downloads of training data that nothing ties to one version, in jobs that train. */
export function* dataNotPinned(document: PipelineDocument): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    if (!jobServes(document, job, 'trains')) continue;
    const commands = job.steps.flatMap(({ run }) => (run ? document.commands(run) : []));
    if (commands.some(verifies)) continue;
    for (const command of commands) {
      const source = openSource(command);
      if (source)
        yield {
          span: command.span,
          message: `The training takes whatever ${source} holds today, so the model cannot be traced to its data. Name a version or revision, verify a checksum, or let \`dvc pull\` fetch what the commit names.`,
        };
    }
  }
}

function verifies({ words }: ShellCommand): boolean {
  const [program = '', ...rest] = words.map(({ text }) => text);
  return (
    (/^(sha\d+sum|md5sum|shasum|b2sum)$/.test(program) && rest.some((word) => /^(-c|--check)$/.test(word))) ||
    /(^|\/)(verify|check)[\w-]*(data|hash|checksum)/.test([program, ...rest].join(' '))
  );
}

/** What the command fetches from without naming a version. */
function openSource({ words }: ShellCommand): string | undefined {
  const [program = '', ...rest] = words.map(({ text }) => text);
  const line = rest.join(' ');
  switch (program) {
    case 'aws':
      return /^s3 (cp|sync) s3:\/\//.test(line.replace(/--\S+ /g, '')) && !isNoData(line) ? 'the bucket' : undefined;
    case 'gsutil':
      return /^(-\w+ )*(cp|rsync) (-\w+ )*gs:\/\//.test(line) && !/#\d+/.test(line) && !isNoData(line)
        ? 'the bucket'
        : undefined;
    case 'kaggle':
      return /^(datasets|competitions) download\b/.test(line) ? 'Kaggle' : undefined;
    case 'gdown':
      return 'the shared drive';
    case 'huggingface-cli':
    case 'hf':
      return /^download\b/.test(line) && /--repo-type[ =]dataset/.test(line) && !/--revision/.test(line)
        ? 'the hub'
        : undefined;
    case 'wget':
    case 'curl': {
      const address = rest.find((word) => /^https?:\/\//.test(word)) ?? '';
      const names =
        /\/(releases\/download|resolve\/[0-9a-f]{40}|raw\/[0-9a-f]{40})\//.test(address) ||
        /\/[0-9a-f]{40}\//.test(address);
      return dataFile.test(address) && !names && !isNoData(address) ? 'that address' : undefined;
    }
    default:
      return undefined;
  }
}

/** Tools, models, packages and settings are downloaded too. */
function isNoData(line: string): boolean {
  return /\b(models?|weights?|checkpoints?|install|cli|bin|requirements|config|linux|amd64|x86_64|awscli|packages?|artifacts?|cache)\b|\.(pkl|joblib|pt|onnx|sh|py|ya?ml)\b|releases?\//i.test(
    line,
  );
}
