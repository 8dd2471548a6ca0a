import { cases } from '../testing';
import { dockerfile } from './language';
import { trustedRegistry } from './trusted-registry';

cases(trustedRegistry, dockerfile, {
  fails: [
    {
      text: 'FROM ⟦python:3.12⟧ AS a\nFROM a\nCOPY --from=a b c\nCOPY ⟦--from=nginx:1⟧ d e\n',
      beside: { '.hadolint.yaml': 'trustedRegistries:\n  - ghcr.io\n  - "*.example.org"\n' },
    },
    {
      text: 'FROM ⟦quay.io/x/y:1⟧\n',
      beside: { '.hadolint.yaml': 'trustedRegistries:\n  - ghcr.io\n  - "*.example.org"\n' },
    },
  ],
  passes: [
    {
      text: 'FROM ghcr.io/x/y:1\nFROM r.example.org/z:1\nFROM scratch\n',
      beside: { '.hadolint.yaml': 'trustedRegistries:\n  - ghcr.io\n  - "*.example.org"\n' },
    },
    'FROM python:3.12\n',
    { text: 'FROM python:3.12\n', beside: { '.hadolint.yaml': 'trustedRegistries: [docker.io]\n' } },
  ],
});
