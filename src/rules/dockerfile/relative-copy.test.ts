import { cases } from '../testing';
import { dockerfile } from './language';
import { relativeCopy } from './relative-copy';

cases(relativeCopy, dockerfile, {
  fails: [
    'FROM python:3.12\nCOPY requirements.txt ⟦.⟧\nCOPY . .\n',
    'FROM python:3.12\nCOPY a b ⟦src/⟧\nWORKDIR /app\n',
    'FROM scratch\r\nADD --chown=1 x ⟦./⟧\r\n',
    'FROM python:3.12 AS a\nWORKDIR /app\nFROM debian:bookworm\nCOPY --from=a ["/x", ⟦"y"⟧]\n',
  ],
  passes: [
    'FROM python:3.12\nWORKDIR /app\nCOPY . .\n',
    'FROM python:3.12 AS base\nWORKDIR /app\nFROM base\nCOPY . .\n',
    'FROM python:3.12\nCOPY . /app\nCOPY x $HOME/x\n',
    'FROM pytorch/pytorch:2.3.0-cuda12.1-cudnn8-runtime\nCOPY . .\n',
    'FROM public.ecr.aws/lambda/python:3.12\nCOPY app.py ./\n',
    'ARG BASE\nFROM $BASE\nCOPY . .\n',
    'FROM python:3.12\nCOPY .',
  ],
  fixes: [{ before: 'FROM debian:12\n# code\nCOPY . .\n', after: 'FROM debian:12\nWORKDIR /app\n# code\nCOPY . .\n' }],
});
