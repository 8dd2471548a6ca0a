import { jobServes } from '../pipeline/purpose';
import type { JenkinsRule } from './rule';

/** A pipeline that trains and keeps what it made must say for how long. */
export const noBuildDiscarder: JenkinsRule = {
  id: 'jenkins/no-build-discarder',
  summary: 'Say how many builds of a training pipeline are kept.',
  why: 'Jenkins keeps every build with its archived models for ever. A nightly training fills the disk of the controller within weeks, and then no pipeline of anyone runs.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    const { declarative, source, file } = document;
    if (!declarative?.block || !file.sound || /\bbuildDiscarder\b|\blogRotator\b/.test(source.text)) return;
    if (!/\barchiveArtifacts\b/.test(source.text)) return;
    if (!document.pipeline.jobs.some((job) => jobServes(document, job, 'trains'))) return;
    yield {
      span: declarative.nameSpan,
      message:
        "This pipeline trains and keeps its artifacts for ever, until the controller's disk is full. Add `options { buildDiscarder(logRotator(numToKeepStr: '20')) }`.",
    };
  },
};
