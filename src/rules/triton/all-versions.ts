import { fieldsOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** Only the versions that are wanted are loaded. */
export const allVersions: TritonRule = {
  id: 'triton/all-versions',
  summary: 'Load only the versions that are used.',
  why: 'Every version that was ever copied into the repository is loaded: after some weeks of retraining the GPU is out of memory, and the newest version is the one that does not fit.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ proto: { root } }) {
    for (const policy of fieldsOf(root, 'version_policy')) {
      for (const { nameSpan, value } of fieldsOf(policy.value, 'all')) {
        yield {
          span: nameSpan,
          message:
            'All versions in the folder are loaded at once and stay in memory. Load the newest with `latest { num_versions: 1 }`, or name those in use under `specific`.',
          fix: {
            title: 'Load the two newest',
            edits: [{ span: { start: nameSpan.start, end: value.span.end }, text: 'latest { num_versions: 2 }' }],
            safe: false,
          },
        };
      }
    }
  },
};
