import type { ProgressFile } from './progress-store';
export async function openProgressFile(): Promise<ProgressFile> {
  return {
    path: '/nowhere',
    read: async () => new Map(),
    append: async () => {},
    watch: () => ({ dispose: () => {} }),
    problems: () => [],
  };
}
