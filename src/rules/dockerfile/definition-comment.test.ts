import { cases } from '../testing';
import { definitionComment } from './definition-comment';
import { dockerfile } from './language';

cases(definitionComment, dockerfile, {
  fails: ['⟦# the version⟧\nARG V=1\nFROM debian:12\n', '# a\n⟦# builds it⟧\nFROM debian:12 AS build\n'],
  passes: [
    '# V is the version\nARG V=1\n# build makes it\nFROM debian:12 AS build\n# anything\nRUN a\n',
    '# the version\n\nARG V=1\n# syntax\n#\nARG W\n',
    '# x\nFROM debian:12\n',
  ],
});
