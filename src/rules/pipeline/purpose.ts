import { remember } from '../../core/remember';
import type { Job, Step } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** What a job or a step does to a model. Everything that must tell training from deploying asks here. */
export type Purpose = 'trains' | 'evaluates' | 'deploys' | 'promotes';

/** Words of a name or a script's path that say what it does; parts of a path or a name are taken one by one. */
const words: Readonly<Record<Purpose, RegExp>> = {
  trains: /^(re)?train(ing|er)?$|^fit$|^fine_?tun(e|ing)$|^finetune$|^hpo$|^sweep$/,
  evaluates:
    /^eval(uate|uation)?$|^validat(e|ion)$|^gates?$|^quality$|^score$|^backtest$|^champion$|^challenger$|^threshold$/,
  deploys: /^(re)?deploy(ment|s)?$|^promot(e|ion)$|^rollout$/,
  promotes: /^promot(e|ion)$/,
};

const actions: Readonly<Record<Purpose, RegExp>> = {
  trains: /^aws-actions\/sagemaker-train/,
  evaluates: /^(?!)/,
  promotes: /^(?!)/,
  deploys:
    /^(azure\/(webapps-deploy|aks-deploy|k8s-deploy|container-apps-deploy-action|functions-action)|google-github-actions\/deploy-[\w-]+|aws-actions\/amazon-(ecs|sagemaker)-deploy[\w-]*|superfly\/flyctl-actions|akhileshns\/heroku-deploy)/i,
};

/** Whether a step's own name, script or action says that it serves a purpose. */
export function stepServes(document: PipelineDocument, step: Step, purpose: Purpose): boolean {
  if (step.uses) return actions[purpose].test(step.uses.value);
  if (!step.run) return false;
  return document.commands(step.run).some((command) => commandServes(command, purpose));
}

/** What is known of each job; a job belongs to one document. */
const answers = remember((_: Job) => new Map<Purpose, boolean>());

/** Whether a job serves a purpose: by one of its steps, by the pipeline it calls, or by its own id or name when it is about a model. */
export function jobServes(document: PipelineDocument, job: Job, purpose: Purpose): boolean {
  const known = answers(job);
  const answer = known.get(purpose) ?? findWhether(document, job, purpose);
  known.set(purpose, answer);
  return answer;
}

function findWhether(document: PipelineDocument, job: Job, purpose: Purpose): boolean {
  // A cluster that tests set up deploys nothing to anyone.
  if (purpose === 'deploys' && /(^|[^a-z])(e2e|tests?)($|[^a-z])/i.test(job.id.value) && !/deploy/i.test(job.id.value))
    return false;
  // A cluster that lives as long as the job serves its tests, as does what a workflow called a test sets up.
  if (purpose === 'deploys' && /\b(?:e2e|tests?)\b/i.test(testName(document))) return false;
  if (purpose === 'deploys' && job.steps.some(({ run }) => passing.test(run?.raw ?? ''))) return false;
  if (job.steps.some((step) => stepServes(document, step, purpose))) return true;
  if (job.calls && hasWord(job.calls.value.replace(/@.*$/, ''), purpose)) return true;
  // Pushed to a registry, an image serves nobody yet.
  if ((purpose === 'deploys' || purpose === 'trains') && onlyPushes(document, job, purpose)) return false;
  return [job.id.value, job.name?.value ?? ''].some((name) => isNamedFor(name, purpose));
}

/** The workflow's name where it speaks of tests and not of bringing something out as well. */
function testName({ pipeline: { name } }: PipelineDocument): string {
  return /deploy|release|\bcd\b|deliver|build|train/i.test(name?.value ?? '') ? '' : (name?.value ?? '');
}

const passing = /\bminikube (?:start|docker-env)\b|\bkind (?:create|load)\b|\bk3d cluster create\b/;

/** Whether a job that is named for an image, or for the training that the image is for, does no more than to build and push it. */
function onlyPushes(document: PipelineDocument, job: Job, purpose: Purpose): boolean {
  const isImage = /(^|[^a-z])images?([^a-z]|$)/i.test(`${job.id.value} ${job.name?.value ?? ''}`);
  if (purpose === 'deploys' && !isImage) return false;
  const commands = job.steps.flatMap(({ run }) => (run ? document.commands(run) : []));
  if (
    purpose === 'trains' &&
    commands.length === 0 &&
    !job.steps.some(({ uses }) => /^docker\//.test(uses?.value ?? ''))
  )
    return false;
  return (
    (purpose === 'trains' ||
      job.steps.every(({ uses }) => !uses || /^(?:actions\/checkout|docker\/)/.test(uses.value))) &&
    commands.every(
      ({ words: [program, verb, ...rest] }) =>
        /^(?:echo|cd|set|export)$/.test(program?.text ?? '') ||
        (/^(?:docker|docker-compose)$/.test(program?.text ?? '') &&
          [verb, ...rest].some((word) => /^(?:build|--version)$/.test(word?.text ?? ''))) ||
        (program?.text === 'docker' && /^(?:buildx?|image|login|logout|pull|push|rmi|tag)$/.test(verb?.text ?? '')),
    )
  );
}

/** Whether the workflow handles a model at all: a deploying job of a web site has no model to evaluate. */
export const handlesModel = remember((document: PipelineDocument): boolean => {
  const { pipeline } = document;
  const text = (value: string | undefined): boolean => modelWords.test(value ?? '');
  return (
    text(pipeline.name?.value) ||
    pipeline.jobs.some(
      (job) =>
        text(job.id.value) ||
        text(job.name?.value) ||
        jobServes(document, job, 'trains') ||
        job.steps.some(
          (step) =>
            text(step.name?.value) ||
            text(step.run?.raw) ||
            text(step.uses?.value) ||
            step.inputs.some(({ value }) => text(value.raw)),
        ),
    )
  );
});

/** A job's name says less than what it runs: tests of the trainer train nothing, and documentation is deployed too. */
function isNamedFor(name: string, purpose: Purpose): boolean {
  if (purpose !== 'evaluates' && aside.test(name)) return false;
  if (purpose === 'deploys' && /(^|[^a-z])(release|publish|deliver)/i.test(name) && /model/i.test(name)) return true;
  return hasWord(name, purpose);
}

/** Names of jobs that test, document, package or report. */
const aside =
  /(^|[^a-z])(tests?|testing|lint|docs?|documentation|pages|site|pypi|npm|wheels?|charts?|notif\w*|summary|status|gate|check|verify|verification|smoke|decision|trigger|metrics|log)($|[^a-z])/i;

const modelWords =
  /\bmodels?\b|\bmlflow\b|\bdvc\b|\bsagemaker\b|\bkserve\b|\btriton\b|\.(joblib|pkl|pickle|onnx|keras|safetensors)\b/i;

function commandServes({ words: given }: ShellCommand, purpose: Purpose): boolean {
  const [program = '', ...rest] = given.map(({ text }) => text);
  const name = baseName(program);
  // The shell's own word.
  if (name === 'eval') return false;
  // What is released or published is mostly a package.
  if (
    purpose === 'deploys' &&
    (isPython(name) || /\.(sh|py)$/.test(program)) &&
    /(^|[^a-z])(release|publish|deliver)/i.test(`${program} ${rest[0] ?? ''}`) &&
    modelWords.test(rest.join(' '))
  )
    return true;
  const first = rest.find((argument) => !argument.startsWith('-')) ?? '';
  if (isPython(name)) {
    // Code on the command line names things that it does not do.
    const code = rest.indexOf('-c');
    if (code >= 0) return purpose === 'trains' && /\.fit\(|(^|[^\w])(re)?train(_\w+)?\(/.test(rest[code + 1] ?? '');
    const module = rest.indexOf('-m');
    const script = module >= 0 ? (rest[module + 1] ?? '') : first;
    if (/^(pytest|pip|unittest)$/.test(script)) return false;
    return hasWord(script, purpose);
  }
  if (/^(make|just|task|nox|tox|invoke|uv|poetry|pdm|hatch|pipenv|conda|xargs|time|sudo|bash|sh)$/.test(name)) {
    // Runners of other commands: what they run is among the arguments; installing something runs nothing.
    if (/^(pip|add|sync|install|lock|publish)$/.test(first)) return false;
    return rest.some(
      (argument) => /^[\w./-]+$/.test(argument) && !argument.startsWith('-') && hasWord(argument, purpose),
    );
  }
  if (/^(\.{0,2}\/|[\w-]+\/).*/.test(program) || /\.(sh|py)$/.test(program)) return hasWord(program, purpose);
  if (purpose === 'trains') {
    if (name === 'torchrun' || name === 'deepspeed') return true;
    if (name === 'accelerate') return first === 'launch';
    if (name === 'mlflow') return first === 'run';
    if (name === 'dvc') return first === 'repro' || rest.slice(0, 2).join(' ') === 'exp run';
    return /create-training-job$/.test(rest.find((argument) => argument.startsWith('create-')) ?? '');
  }
  if (purpose === 'evaluates' && name === 'dvc') return rest.some((argument) => hasWord(argument, purpose));
  if (purpose === 'deploys') return deploys(name, rest);
  return hasWord(name, purpose);
}

function deploys(name: string, rest: readonly string[]): boolean {
  const line = rest.filter((argument) => !argument.startsWith('-')).join(' ');
  switch (name) {
    case 'kubectl':
    case 'oc':
      return /^(.* )?(apply|rollout restart|set image|replace)\b/.test(line);
    case 'helm':
      return /^(upgrade|install)\b/.test(line);
    case 'aws':
      return /^(sagemaker (create|update)-endpoint|ecs update-service|lambda update-function-code|cloudformation deploy)/.test(
        line,
      );
    case 'gcloud':
      return /^(run deploy|app deploy|ai endpoints deploy-model|functions deploy)/.test(line);
    case 'az':
      return /^(ml online-deployment (create|update)|webapp|containerapp update)/.test(line);
    case 'fly':
    case 'flyctl':
    case 'bentoml':
    case 'serverless':
      return /^deploy\b/.test(line);
    default:
      return hasWord(name, 'deploys');
  }
}

function isPython(name: string): boolean {
  return /^(python|py)[\d.]*$/.test(name);
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** Whether a name such as `src/train_model.py` or `Retrain nightly` has the purpose's word as a part of its own. */
function hasWord(name: string, purpose: Purpose): boolean {
  return name
    .toLowerCase()
    .replace(/fine[-_ ]tun/g, 'finetun')
    .replace(/finetuning/g, 'finetune')
    .split(/[^a-z0-9]+/)
    .some((part) => words[purpose].test(part));
}
