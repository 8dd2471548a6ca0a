import { remember } from '../../core/remember';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { type HadolintConfig, parseHadolintConfig } from '../../parse/hadolint-config';

/** Where hadolint's configuration may lie: beside the file, or in the folder above. */
export const hadolintFiles: readonly string[] = [
  '.hadolint.yaml',
  '.hadolint.yml',
  '../.hadolint.yaml',
  '../.hadolint.yml',
];

/** What the project's configuration of hadolint asks for; `undefined` when it has none. */
export const hadolintOptions: (document: DockerfileDocument) => HadolintConfig | undefined = remember(
  ({ source: { neighbours } }: DockerfileDocument) => {
    const text = hadolintFiles.map((file) => neighbours?.get(file)).find((each) => each !== undefined);
    return text === undefined ? undefined : parseHadolintConfig(text);
  },
);
