/** The command that GitHub's runner gives a script to; `undefined` for a shell that cannot be run here. */
export function shellCommand(
  shell: string,
  script: string,
  python: string | undefined,
): { readonly file: string; readonly args: readonly string[] } | undefined {
  // Without `shell: bash` a failure inside a pipe is not seen: GitHub leaves `pipefail` out.
  if (shell === '') return { file: 'bash', args: ['-e', script] };
  if (shell === 'bash') return { file: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', script] };
  if (shell === 'sh') return { file: 'sh', args: ['-e', script] };
  if (shell === 'python') return { file: python ?? 'python3', args: [script] };
  if (/^(pwsh|powershell|cmd)\b/.test(shell) || !shell.includes('{0}')) return undefined;
  const [file = 'bash', ...args] = shell.split(/\s+/).map((word) => word.replace('{0}', script));
  return { file, args };
}
