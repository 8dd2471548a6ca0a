import { cases } from '../testing';
import { fromReference } from './from-reference';
import { dockerfile } from './language';

cases(fromReference, dockerfile, {
  fails: [
    'FROM ⟦Python:3.12⟧\n',
    'FROM ⟦python:⟧\n',
    'FROM ⟦python:$V⟧\n',
    'FROM ⟦python@sha256:abc⟧\n',
    'FROM ⟦a//b⟧\n',
    'FROM debian:12 AS base\nFROM ⟦Base⟧\n',
  ],
  passes: [
    'FROM python:3.12\nFROM localhost:5000/a/b\n',
    'FROM Registry.example.org/a/b:Tag\n',
    'FROM debian:12 AS Base\nFROM base\n',
    'ARG V\nFROM python:$V\n',
    'FROM python:3@sha256:abababababababababababababababababababababababababababababababab\n',
    'FROM scratch\nFROM ${X:-python:3}\nFROM\n',
  ],
});
