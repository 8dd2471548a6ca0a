import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Which build of a library the bundler takes, wherever the sources are bundled. */
export const bundleAliases = {
  // The ES build reads import.meta, which CJS lacks.
  'web-tree-sitter': require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs'),
  // The UMD build hides its requires from the bundler.
  'jsonc-parser': require.resolve('jsonc-parser').replace(/umd/, 'esm'),
  // The build for Node asks for environment variables at every token.
  yaml: require.resolve('yaml').replace(/dist(?=.index\.js$)/, 'browser/dist'),
};
