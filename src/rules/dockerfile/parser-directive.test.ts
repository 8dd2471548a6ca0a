import { cases } from '../testing';
import { dockerfile } from './language';
import { parserDirective } from './parser-directive';

cases(parserDirective, dockerfile, {
  fails: [
    '⟦# escape=x⟧\nFROM debian:12\n',
    '# syntax=docker/dockerfile:1\n⟦# syntax=docker/dockerfile:1⟧\nFROM debian:12\n',
    '⟦# check=skp=all⟧\nFROM debian:12\n',
    '⟦#check = error=maybe⟧\nFROM debian:12\n',
  ],
  passes: [
    '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=JSONArgsRecommended,StageNameCasing;error=true\nFROM debian:12\n',
    '# about\n# escape=x\nFROM debian:12\n',
    '# escape=\\\nFROM debian:12\n',
    '# key=x\nFROM debian:12\n',
  ],
});
