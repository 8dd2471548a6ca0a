import { cases } from '../testing';
import { dockerfile } from './language';
import { shellBashism } from './shell-bashism';

cases(shellBashism, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN ⟦source⟧ /venv/bin/activate && pip install x\n',
    'FROM debian\nRUN ⟦[[ -f x ]]⟧ && echo ⟦-e⟧ "a" && ⟦function⟧ f { :; } && mkdir a/⟦{b,c}⟧ && x=⟦(1 2)⟧\n',
    "FROM debian\nRUN a ⟦&>⟧ x; [ a ⟦==⟧ b ]; ⟦declare⟧ x=1; ⟦((x))⟧; b ⟦|&⟧ c; cat ⟦<(x)⟧ ⟦$'x'⟧ ⟦${x/a/b}⟧ ⟦${x:1}⟧ ⟦${!x}⟧ ⟦$UID⟧; x⟦+=⟧1\n",
    'FROM debian\nRUN set -o ⟦pipefail⟧ && a | b\n',
    'FROM alpine\nRUN source x && a ⟦&>⟧ b\n',
    'FROM debian\n# hadolint shell=sh\nRUN ⟦pushd⟧ x\n',
    'FROM debian\nRUN cat ⟦<<<⟧ x\n',
  ],
  passes: [
    'ARG BASE\nFROM ${BASE} AS a\nRUN microdnf install -y x\nFROM a\nRUN source x\n',
    'FROM e.org/training:2-amzn2023\nRUN echo -e x\n',
    'FROM debian\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN source x && [[ -f y ]]\n',
    'FROM debian AS a\nSHELL ["bash", "-c"]\nFROM a\nRUN source x\n',
    'FROM debian\n# hadolint shell=bash\nRUN source x\n',
    "FROM debian\nRUN bash -c 'source x && [[ -f y ]]' && . ./z && echo -n a && local x=1\n",
    'FROM debian\nRUN ["bash", "-c", "source x"]\n',
    'FROM debian\nRUN <<EOF\n#!/bin/bash\nsource x\nEOF\n',
    'FROM amazonlinux:2\nRUN source x\n',
    'FROM alpine:3\nRUN set -o pipefail && [[ -f x ]] && echo -e a\n',
    "FROM debian\nRUN find . -exec rm {} + && echo \"{a,b}\" ${x} '{a,b}' && awk '{print $1,$2}'\n",
  ],
  fixes: [{ before: 'FROM debian\nRUN source x && [ a == b ]\n', after: 'FROM debian\nRUN . x && [ a = b ]\n' }],
});
