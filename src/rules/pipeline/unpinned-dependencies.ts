import type { Problem } from '../../core/finding';
import type { ShellCommand, ShellWord } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** Packages that a script installs with pip without a version. */
export function* unpinnedDependencies(document: PipelineDocument): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    for (const { run } of job.steps) {
      for (const command of run ? document.commands(run) : []) {
        for (const { span, text } of unpinned(command)) {
          yield {
            span,
            message: `\`${text}\` becomes whichever version is newest on the day. Give it one (\`${text.replace(/[[<>=~!;\s].*$/, '')}==…\`) or install from a locked \`requirements.txt\`.`,
          };
        }
      }
    }
  }
}

/** Options whose next word is no package. */
const withValue =
  /^(-r|--requirements?|-c|--constraints?|-e|--editable|-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|--root|--python|-p|--index|--default-index|--platform|--python-version|--only-binary|--no-binary|--upgrade-strategy|--cache-dir|--log|--proxy|--timeout|--retries|--trusted-host|--src|--progress-bar|--report|--exists-action|--implementation|--abi|--group|--override|--exclude-newer|--config-settings|-C)$/;

/** Tools that install, package, check, test or document; their version does not reach the model. */
const tools =
  /^(pip|setuptools|setuptools[-_]scm|wheel|uv|build|twine|pipx|pipenv|poetry|virtualenv|pdm|hatch|tox|nox|pre-commit|black|flake8|flake8-[\w-]+|isort|autopep8|pylint|ruff|mypy|pyright|types-[\w-]+|pydocstyle|yamllint|interrogate|bandit|safety|pip-audit|pip-tools|pip-licenses|coverage|coveralls|codecov|pytest|pytest[-_][\w-]+|nbqa|mkdocs|mkdocs-[\w-]+|sphinx|sphinx-[\w-]+|cmake-format|licenseheaders|commitizen|python-semantic-release)$/;

function unpinned({ words }: ShellCommand): ShellWord[] {
  const from = firstArgument(words.map(({ text }) => text));
  if (from === undefined) return [];
  const given = words.slice(from);
  if (given.some(({ text }) => /^(-c|--constraints?|--require-hashes)(=|$)/.test(text))) return [];
  const found: ShellWord[] = [];
  for (let i = 0; i < given.length; i++) {
    const word = given[i];
    if (!word) continue;
    if (withValue.test(word.text)) i++;
    else if (word.literal && !word.text.startsWith('-') && isOpen(word.text)) found.push(word);
  }
  return found;
}

/** Index of the word after `pip install`, `python -m pip install` or `uv pip install`; `undefined` for any other command. */
function firstArgument(words: readonly string[]): number | undefined {
  const start = words.findIndex((word) => /(^|\/)pip[\d.]*$/.test(word));
  if (start < 0 || words[start + 1] !== 'install') return undefined;
  const before = words.slice(0, start).join(' ');
  return /^(sudo )?(|uv|(\S*\/)?(python|py)[\d.]* -m|uvx|poetry run|pipenv run|uv run)$/.test(before)
    ? start + 2
    : undefined;
}

function isOpen(text: string): boolean {
  // A folder, a wheel, an address: not a name in an index.
  if (/[/\\:@]|\.(whl|gz|zip|txt|toml)$/.test(text) || /^\.+(\[|$)/.test(text)) return false;
  const name = /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0];
  if (name === undefined || tools.test(name.toLowerCase())) return false;
  return !/===?\s*[\w.!+-]+$/.test(text.replace(/\s*;.*$/, ''));
}
