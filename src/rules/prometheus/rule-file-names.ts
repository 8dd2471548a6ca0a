/** The files that `rule_files` names without a pattern, relative to the configuration; cheap, from the text. */
export function ruleFileNames(text: string): string[] {
  const block = /^rule_files:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?\r?\n?)+)/m.exec(text.slice(0, 200_000))?.[1] ?? '';
  const names = [...block.matchAll(/^[ \t]*-[ \t]*["']?(?:\.\/)?([\w.-][\w./-]*)["']?[ \t]*(?:#.*)?\r?$/gm)].map(
    ([, name]) => name ?? '',
  );
  return names.filter((name) => /\.\w+$/.test(name) && !name.startsWith('/')).slice(0, 20);
}
