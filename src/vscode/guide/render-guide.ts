import { escapeHtml, inlineCode } from './escape-html';
import type { GuideAction, GuideModel, GuideNotice, GuideQuestion } from './guide-model';
import { icon } from './icon';
import { renderCheck } from './render-check';

/** The body of the guide as HTML without any script or style of its own; `data-key` names what keeps the focus over a new rendering. */
export function renderGuide(model: GuideModel): string {
  const step = model.steps[model.current];
  return [
    `<header><p class="exercise">${escapeHtml(model.exercise.title)} <span class="muted">about ${model.exercise.minutes} minutes</span></p>`,
    renderSteps(model),
    `<h1>${escapeHtml(step?.title ?? model.exercise.title)}</h1></header>`,
    ...model.notices.map(renderNotice),
    `<article>${model.page}</article>`,
    ...model.questions.map(renderQuestion),
    renderChecks(model),
    renderHints(model),
    renderDone(model),
    renderFooter(model),
  ].join('\n');
}

function renderSteps({ steps, current }: GuideModel): string {
  const items = steps.map(({ id, title, isDone }, index) => {
    const state = isDone ? 'done' : index === current ? 'current' : 'todo';
    const label = `Step ${index + 1} of ${steps.length}: ${title}${isDone ? ', done' : ''}`;
    const mark = isDone ? icon('passed') : `<span class="number">${index + 1}</span>`;
    const here = index === current ? ' aria-current="step"' : '';
    return `<li class="${state}"><button type="button" data-step="${escapeHtml(id)}" data-key="step-${escapeHtml(id)}" aria-label="${escapeHtml(label)}" title="${escapeHtml(title)}"${here}>${mark}</button></li>`;
  });
  return `<nav aria-label="Steps"><ol class="steps">${items.join('')}</ol></nav>`;
}

function renderNotice({ kind, text, action }: GuideNotice): string {
  const way = action ? ` ${button(action, 'notice', 'secondary')}` : '';
  return `<div class="notice ${kind}" role="note">${icon(kind)}<p>${inlineCode(text)}${way}</p></div>`;
}

function renderQuestion({ check, question, options, answer }: GuideQuestion): string {
  const name = escapeHtml(`predict-${check}`);
  const legend = `<legend>${icon('question')}<span>Before you run it: ${inlineCode(question)}</span></legend>`;
  if (options === 'number') {
    return `<fieldset class="predict">${legend}<label>Your answer <input type="number" step="any" name="${name}" data-key="${name}" data-predict="${escapeHtml(check)}" value="${escapeHtml(answer ?? '')}"></label></fieldset>`;
  }
  const choices = options.map((option, index) => {
    const checked = option === answer ? ' checked' : '';
    return `<label><input type="radio" name="${name}" data-key="${name}-${index}" data-predict="${escapeHtml(check)}" value="${escapeHtml(option)}"${checked}> <span>${inlineCode(option)}</span></label>`;
  });
  const note =
    answer === undefined
      ? 'A wrong guess costs nothing; the run shows what happens.'
      : 'Kept in your predictions file.';
  return `<fieldset class="predict">${legend}${choices.join('')}<p class="muted">${note}</p></fieldset>`;
}

function renderChecks({ checks, running, status, isTrusted }: GuideModel): string {
  const run = running
    ? button({ label: 'Cancel', command: 'cancelChecks' }, 'check', 'secondary')
    : button({ label: 'Check', command: 'checkStep' }, 'check', isTrusted ? 'primary' : 'disabled');
  const unmet = checks.some(({ state }) => state !== 'passed');
  const why = unmet ? button({ label: 'Why am I not done?', command: 'explainUnmet' }, 'why', 'secondary') : '';
  const said = running
    ? `${icon('running')}<span>${escapeHtml(running)}</span>`
    : `<span>${escapeHtml(status ?? '')}</span>`;
  return `<section aria-labelledby="checks"><h2 id="checks">What is checked</h2>
<ul class="checks">${checks.map(renderCheck).join('\n')}</ul>
<div class="actions">${run}${why}<p class="status" role="status">${said}</p></div></section>`;
}

function renderHints({ hints, hintCount }: GuideModel): string {
  if (hintCount === 0) return '';
  const shown = hints.map((html, index) => `<div class="hint"><h3>Hint ${index + 1} of ${hintCount}</h3>${html}</div>`);
  const more =
    hints.length < hintCount
      ? button({ label: `Hint (${hints.length + 1} of ${hintCount})`, command: 'showHint' }, 'hint', 'secondary')
      : '';
  return `<section aria-label="Hints">${shown.join('')}<div class="actions">${more}${button({ label: 'Compare with solution', command: 'compareWithSolution' }, 'compare', 'secondary')}${button({ label: 'Reset step', command: 'resetStep' }, 'reset', 'secondary')}</div></section>`;
}

function renderDone(model: GuideModel): string {
  const step = model.steps[model.current];
  if (model.exercise.isDone) {
    const next = model.next
      ? `<p>Next: ${escapeHtml(model.next.title)}</p>${button({ label: 'Start the next exercise', command: 'startExercise', args: [model.next.id] }, 'next-exercise', 'primary')}`
      : button({ label: 'Choose a stage', command: 'startStage' }, 'next-exercise', 'primary');
    return `<section class="finished">${icon('passed')}<div><h2>Exercise done</h2>${next}</div></section>`;
  }
  if (!step?.isDone) return '';
  const isLast = model.current === model.steps.length - 1;
  const text = isLast ? 'This step is done. An earlier one still waits.' : 'This step is done.';
  return `<section class="finished">${icon('passed')}<div><h2>${text}</h2>${button({ label: isLast ? 'Go to the open step' : 'Next step', command: 'nextStep' }, 'next', 'primary')}</div></section>`;
}

function renderFooter({ steps, current }: GuideModel): string {
  const previous = current > 0 ? button({ label: 'Previous step', command: 'previousStep' }, 'previous', 'link') : '';
  const next = current < steps.length - 1 ? button({ label: 'Next step', command: 'nextStep' }, 'skip', 'link') : '';
  return previous || next ? `<footer class="actions">${previous}${next}</footer>` : '';
}

function button(
  { label, command, args }: GuideAction,
  key: string,
  look: 'primary' | 'secondary' | 'link' | 'disabled',
): string {
  const given = args ? ` data-args="${escapeHtml(JSON.stringify(args))}"` : '';
  const off = look === 'disabled' ? ' disabled' : '';
  return `<button type="button" class="${look === 'disabled' ? 'primary' : look}" data-command="${escapeHtml(command)}" data-key="${key}"${given}${off}>${escapeHtml(label)}</button>`;
}
