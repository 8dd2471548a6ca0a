// @ts-check
// Runs inside the guide's webview: shows what the extension rendered and tells it what was pressed. It decides nothing.
(() => {
  // @ts-ignore: given by the webview's host
  const host = acquireVsCodeApi();
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  let shownStep = '';

  /** Learner-opened details stay as they were left while the same step is on show. */
  const openedByHand = new Map();

  window.addEventListener('message', ({ data }) => {
    if (data?.type !== 'render') return;
    const focused = document.activeElement?.getAttribute('data-key');
    const isSameStep = data.step === shownStep;
    if (!isSameStep) openedByHand.clear();
    const wasFinished = main.querySelector('.finished') !== null;
    main.innerHTML = data.html;
    host.setState({ exercise: data.exercise, step: data.step });
    for (const details of main.querySelectorAll('details[data-details]')) {
      const wished = openedByHand.get(details.getAttribute('data-details'));
      if (wished !== undefined) details.toggleAttribute('open', wished);
    }
    if (focused) {
      const again = [...main.querySelectorAll('[data-key]')].find((element) => element.getAttribute('data-key') === focused);
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    }
    if (!isSameStep) window.scrollTo(0, 0);
    // What to do next stands under the checks: a step that has just been done shows it.
    else if (!wasFinished) main.querySelector('.finished')?.scrollIntoView({ block: 'nearest' });
    shownStep = data.step;
  });

  main.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const link = target?.closest('a[href]');
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      host.postMessage({ type: 'link', href: link.getAttribute('href') });
      return;
    }
    const summary = target?.closest('summary');
    if (summary?.parentElement instanceof HTMLDetailsElement) {
      openedByHand.set(summary.parentElement.dataset.details, !summary.parentElement.open);
      return;
    }
    const button = target?.closest('button');
    if (!button) return;
    const { command, args, step, path, line, copy } = button.dataset;
    if (command) host.postMessage({ type: 'command', command, args: args ? JSON.parse(args) : [] });
    else if (step) host.postMessage({ type: 'step', step });
    else if (path) host.postMessage({ type: 'place', path, line: Number(line) });
    else if (copy !== undefined) {
      host.postMessage({ type: 'copy', text: copy });
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    }
  });

  main.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.predict) {
      host.postMessage({ type: 'predict', check: target.dataset.predict, value: target.value });
    }
  });

  host.postMessage({ type: 'ready' });
})();
