import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { cleanSource, contextCopies, ignoreFile } from './context-copies';
import { removeInstruction } from './edit-instruction';
import { finalInstructions } from './final-stage';

const secretNames =
  /^(?:\.env(?:\.(?:local|prod|production|staging|secrets?))?|kaggle\.json|[._]netrc|\.pypirc|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.json)?|client_secrets?\.json|service[-_]?account[\w-]*\.json|[\w-]*-sa-key\.json|application_default_credentials\.json|secrets?\.(?:json|ya?ml|toml|env|txt)|privkey\.pem|[\w.-]*private[\w.-]*\.(?:pem|key)|\.dockerconfigjson|\.htpasswd)$/i;
const secretFolders = /^(?:.*\/)?(?:\.aws|\.ssh|\.kaggle|\.gnupg|\.config\/gcloud|secrets?)(?:\/\*?)?$/i;

export const secretFile: Rule<DockerfileDocument> = {
  id: 'dockerfile/secret-file',
  summary: 'Copy no file with credentials into an image',
  why: 'A layer keeps what was copied even when a later one deletes it: whoever pulls the image has the keys to your data, your experiment tracker and your cloud.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const ignore = ignoreFile(document);
    for (const { instruction, sources } of contextCopies(finalInstructions(document))) {
      for (const source of sources) {
        const path = cleanSource(source);
        const name = path.slice(path.lastIndexOf('/') + 1);
        if (!secretNames.test(name) && !secretFolders.test(path)) continue;
        // Then there is nothing to copy, and the build says so.
        if (ignore?.excludes(path)) continue;
        yield {
          span: source.span,
          message: `\`${source.text}\` holds credentials, and the layer keeps them for ever. Leave it out; mount it for one command with \`RUN --mount=type=secret\`, or give it when the container starts.`,
          ...(instruction.words.length === 2 && {
            fix: { title: `Copy ${name} no more`, edits: [removeInstruction(document, instruction)], safe: false },
          }),
        };
      }
    }
  },
};
