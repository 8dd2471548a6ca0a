/**
 * A signal that fires after so many milliseconds with a `TimeoutError`, and whose timer keeps the process alive until then:
 * unlike that of `AbortSignal.timeout`, so that a program whose work hangs without a handle ends by the limit and not in silence.
 */
export function timeLimit(milliseconds: number): { readonly signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('The time limit was reached.', 'TimeoutError')),
    milliseconds,
  );
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
