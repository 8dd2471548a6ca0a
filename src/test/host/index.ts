import { runSuites, type Suite } from './runner';

/** Every suite that runs inside VS Code, and in which kinds of workspace it does. */
const suites: Suite[] = [
  { trust: ['trusted', 'restricted'], load: () => import('./activation.test') },
  { trust: ['trusted', 'restricted'], load: () => import('./commands.test') },
  { trust: ['trusted', 'restricted'], load: () => import('./hints.test') },
  { trust: ['trusted'], load: () => import('./hint-configuration.test') },
  { trust: ['trusted', 'restricted'], load: () => import('./exercise.test') },
];

/** What VS Code calls: resolves when all tests passed, rejects otherwise. */
export function run(): Promise<void> {
  return runSuites(suites);
}
