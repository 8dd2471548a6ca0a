import { cases } from '../testing';
import { dockerfile } from './language';
import { lateDirective } from './late-directive';

cases(lateDirective, dockerfile, {
  fails: [
    '\n⟦# syntax=docker/dockerfile:1⟧\nFROM debian:12\n',
    '# about\n⟦# escape=`⟧\nFROM debian:12\n',
    'FROM debian:12\n⟦#check=error=true⟧\nRUN a\n',
  ],
  passes: [
    '# syntax=docker/dockerfile:1\n# escape=`\nFROM debian:12\n',
    '# about\n# syntax = highlighted\nFROM debian:12\n',
  ],
});
