import { cases } from '../testing';
import { dockerfile } from './language';
import { pinnedBase } from './pinned-base';

cases(pinnedBase, dockerfile, {
  fails: [
    'FROM ⟦python⟧\n',
    'FROM ⟦python:latest⟧ AS build\nFROM ⟦docker.io/library/python:3-slim⟧\n',
    'FROM --platform=linux/amd64 ⟦ubuntu:rolling⟧',
    'ARG TAG=latest\nFROM ⟦python:${TAG}⟧\n',
    'FROM ⟦python:slim-bookworm⟧\nFROM ⟦pytorch/pytorch:latest⟧\n',
    'FROM ⟦registry.example.org:5000/team/base⟧\r\nRUN x\r\n',
    'from ⟦debian:stable⟧\n',
    'ARG OS=linux\nFROM ⟦team/base-${OS}:latest⟧\n',
  ],
  passes: [
    'FROM python:3.12-slim\n',
    'FROM python:3.12.4-slim-bookworm AS build\nFROM build\n',
    'FROM scratch\n',
    'FROM python@sha256:0123456789abcdef\n',
    'FROM python:latest@sha256:0123456789abcdef\n',
    'ARG BASE\nFROM ${BASE}\n',
    'ARG V=3.12\nFROM python:${V}-slim\n',
    'FROM debian:bookworm-slim\nFROM ubuntu:jammy\nFROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\n',
    'FROM registry.example.org:5000/team/base:1.4\n',
    'FROM',
    '# hadolint ignore=DL3007\nFROM python:latest\n',
    'ARG OS=linux\n# hadolint ignore=DL3007\nFROM team/base-${OS}:latest\n',
  ],
  fixes: [
    { before: 'FROM python\n', after: 'FROM python:3.12\n' },
    { before: 'FROM python:3-slim AS x\n', after: 'FROM python:3.12-slim AS x\n' },
    { before: 'FROM python:slim-bookworm\n', after: 'FROM python:3.12-slim-bookworm\n' },
    { before: 'FROM ubuntu:latest\n', after: 'FROM ubuntu:24.04\n' },
  ],
});
