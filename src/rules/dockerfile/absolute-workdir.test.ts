import { cases } from '../testing';
import { absoluteWorkdir } from './absolute-workdir';
import { dockerfile } from './language';

cases(absoluteWorkdir, dockerfile, {
  fails: [
    'FROM python:3.12\nWORKDIR ⟦app⟧\n',
    'FROM python:3.12\nWORKDIR ⟦./app⟧\r\nRUN x\r\n',
    'FROM python:3.12\nENV D=app\nWORKDIR ⟦$D/x⟧\nWORKDIR ⟦y⟧\n',
    'FROM python:3.12 AS a\nWORKDIR /app\nFROM python:3.12\nWORKDIR ⟦"src"⟧\n',
  ],
  passes: [
    'FROM python:3.12\nWORKDIR /app\nWORKDIR src\n',
    'FROM python:3.12 AS a\nWORKDIR /app\nFROM a\nWORKDIR src\n',
    'FROM python:3.12\nWORKDIR $HOME/app\nWORKDIR src\n',
    'FROM python:3.12\nWORKDIR "/my app"\n',
    '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\app\n',
    'WORKDIR',
  ],
  fixes: [{ before: 'FROM a:1\nWORKDIR "./my app"\n', after: 'FROM a:1\nWORKDIR "/my app"\n' }],
});
