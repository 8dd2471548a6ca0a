import type { DockerfileDocument } from '../../parse/dockerfile';
import { finalStages } from './final-stage';

/** Bases that start as root, in `/`, without a health check and with Python's output buffered: looked up in their Dockerfiles. */
const plain = new Set([
  'scratch',
  'python',
  'debian',
  'ubuntu',
  'alpine',
  'node',
  'golang',
  'rust',
  'gcc',
  'buildpack-deps',
  'fedora',
  'rockylinux',
  'almalinux',
  'amazonlinux',
  'eclipse-temurin',
  'openjdk',
  'r-base',
  'continuumio/miniconda3',
  'continuumio/anaconda3',
  'condaforge/miniforge3',
  'condaforge/mambaforge',
  'nvidia/cuda',
]);

/** Bases that start as root but choose their own folder. */
const rootOnly = new Set([
  'pytorch/pytorch',
  'tensorflow/tensorflow',
  'ghcr.io/astral-sh/uv',
  'tiangolo/uvicorn-gunicorn-fastapi',
]);

/** Whether the final image's base is one that runs as root unless told otherwise; false for bases that we do not know. */
export function baseRunsAsRoot(document: DockerfileDocument): boolean {
  const repository = finalBase(document);
  return repository !== undefined && (plain.has(official(repository)) || rootOnly.has(repository));
}

/** Whether a stage's base starts in `/`, with no WORKDIR of its own. */
export function startsAtRoot(repository: string | undefined): boolean {
  return repository !== undefined && plain.has(official(repository));
}

/** Whether the command of a Python in this image is `python3` only. */
export function pythonName(document: DockerfileDocument): 'python' | 'python3' {
  return /^(?:debian|ubuntu|nvidia\/cuda)$/.test(official(finalBase(document) ?? '')) ? 'python3' : 'python';
}

/** Whether the base is Alpine's, where users are added in another way. */
export function isAlpine(document: DockerfileDocument): boolean {
  const [root] = finalStages(document);
  const base = root && document.baseOf(root);
  return base !== undefined && (base.repository === 'alpine' || /alpine/.test(base.tag ?? ''));
}

/** The repository of the final image's base; `undefined` where a variable decides. */
export function finalBase(document: DockerfileDocument): string | undefined {
  const [root] = finalStages(document);
  return root && document.baseOf(root)?.repository;
}

/** Mirrors of Docker's official images carry the same content. */
export function official(repository: string): string {
  return repository.replace(/^(?:public\.ecr\.aws\/docker\/library|mirror\.gcr\.io\/library|mirror\.gcr\.io)\//, '');
}
