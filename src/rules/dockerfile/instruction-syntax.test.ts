import { cases } from '../testing';
import { instructionSyntax } from './instruction-syntax';
import { dockerfile } from './language';

cases(instructionSyntax, dockerfile, {
  fails: [
    'FROM debian:12\n⟦RUM⟧ a\n⟦foo⟧ b\n',
    'FROM debian:12\n⟦COPY⟧ a\n⟦ADD⟧\n',
    'FROM ⟦debian 12⟧\nFROM debian:12 AS ⟦1x⟧\n⟦FROM⟧\n',
    'FROM debian:12\n⟦ENV⟧ A\nENV A=b ⟦C⟧\nLABEL ⟦=b⟧\nARG ⟦=x⟧\n',
    'FROM debian:12\nSHELL ⟦bash -c⟧\n⟦SHELL⟧\nCMD ⟦["a", 1]⟧\n',
    'FROM debian:12\nHEALTHCHECK ⟦curl⟧ x\n⟦HEALTHCHECK⟧ CMD\nHEALTHCHECK NONE ⟦x⟧\n',
    'FROM debian:12\nSTOPSIGNAL ⟦SIGFOO⟧\n⟦USER⟧\n⟦WORKDIR⟧\n⟦EXPOSE⟧\n⟦VOLUME⟧\n⟦ONBUILD⟧\n',
    'FROM debian:12\nONBUILD ⟦RUNN⟧ a\nONBUILD ⟦COPY⟧ a\n',
    'FROM debian:12\nCOPY a ⟦<<EOF⟧\nx\nEOF\n',
    'FROM debian:12\nVOLUME [⟦""⟧, "/a"]\n',
    'FROM debian:12\nCOPY ⟦https://x.org/a⟧ /b\nENV ⟦A="b⟧\n',
  ],
  passes: [
    '# syntax=docker/dockerfile:1\nARG A B=c\nFROM debian:12 AS build-1.x_y\nENV A=b C="d e" D=\nENV E f g\nLABEL a=b "c d"="e f"\nLABEL m n\nUSER a b\nWORKDIR /a b\nVOLUME /a /b\nVOLUME ["/a"]\nEXPOSE 80\nSHELL ["a", "-c"]\nCMD\nCMD []\nENTRYPOINT []\nHEALTHCHECK CMD a\nHEALTHCHECK --interval=5s CMD ["a"]\nHEALTHCHECK none\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL 9\nSTOPSIGNAL RTMIN+3\nSTOPSIGNAL $S\nMAINTAINER a\nRUN ["a", ]\nRUN [ -f x ]\nCOPY ["a b", "c"]\nCOPY <<EOF /x\ny\nEOF\nONBUILD RUN a\n',
    'from debian:12 as x\nrun a\n',
    '# syntax=example.org/mine\nFROM debian:12\nINCLUDE x\n',
    'FROM debian:12\nRUN <<EOF\npip install x\n',
    '{{ template }}\nFROM debian:12\n',
  ],
  fixes: [{ before: 'FROM debian:12\nRUM a\n', after: 'FROM debian:12\nRUN a\n' }],
});
