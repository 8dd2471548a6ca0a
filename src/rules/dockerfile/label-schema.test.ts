import { cases } from '../testing';
import { labelSchema } from './label-schema';
import { dockerfile } from './language';

cases(labelSchema, dockerfile, {
  fails: [
    { text: 'FROM ⟦debian:12⟧\n', beside: { '.hadolint.yaml': 'label-schema:\n  author: text\n' } },
    {
      text: 'FROM debian:12\nLABEL author=a home=https://x.org built=2026-01-02T03:04:05Z commit=0123abc mail=a@x.org ver=1.2.3 lic=MIT\nLABEL ⟦author=⟧\nLABEL ⟦home=x⟧ ⟦built=1.1.2026⟧ ⟦commit=0123⟧ ⟦mail=a⟧ ⟦ver=1⟧ ⟦lic="no licence"⟧\n',
      beside: {
        '.hadolint.yaml':
          'label-schema:\n  author: text\n  home: url\n  built: rfc3339\n  commit: hash\n  mail: email\n  ver: semver\n  lic: spdx\n',
      },
    },
    {
      text: 'FROM debian:12\nLABEL author=a ⟦b=c⟧\n',
      beside: { '.hadolint.yaml': 'label-schema:\n  author: text\nstrict-labels: true\n' },
    },
  ],
  passes: [
    {
      text: 'FROM debian:12\nLABEL author=a home=https://x.org built=2026-01-02T03:04:05Z commit=0123abc mail=a@x.org ver=1.2.3 lic=MIT\n',
      beside: {
        '.hadolint.yaml':
          'label-schema:\n  author: text\n  home: url\n  built: rfc3339\n  commit: hash\n  mail: email\n  ver: semver\n  lic: spdx\n',
      },
    },
    {
      text: 'FROM debian:12 AS a\nFROM debian:12\nLABEL author=$A\nCOPY --from=a b c\n',
      beside: { '.hadolint.yaml': 'label-schema:\n  author: text\n' },
    },
    'FROM debian:12\nLABEL a=b\n',
  ],
});
