/**
 * What `list` does not need, in a bundle of its own that is read when a command first asks for it: `esbuild.mjs` points the dynamic imports
 * of these modules in `src/cli` here.
 */
export * from '../lessons/packs';
export * from '../tools/create-tools';
export * from './commands/check';
export * from './commands/doctor';
export * from './commands/guide';
export * from './commands/hint';
export * from './commands/lint';
export * from './commands/prepare';
export * from './commands/reset';
export * from './commands/rules';
export * from './commands/start';
export * from './commands/verify';
export * from './commands/write-index';
export * from './commands/write-schema';
