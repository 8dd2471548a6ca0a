import { allVersions } from './all-versions';
import { batcher } from './batcher';
import { batchingWithoutBatches } from './batching-without-batches';
import { dims } from './dims';
import { ensembleMap } from './ensemble-map';
import { folderName } from './folder-name';
import { instanceGroup } from './instance-group';
import { noDynamicBatching } from './no-dynamic-batching';
import { reshape } from './reshape';
import type { TritonRule } from './rule';
import { syntax } from './syntax';

/** Every rule for Triton's model configurations. */
export const tritonRules: readonly TritonRule[] = [
  syntax,
  dims,
  reshape,
  batcher,
  instanceGroup,
  ensembleMap,
  folderName,
  batchingWithoutBatches,
  noDynamicBatching,
  allVersions,
];
