import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { headLength, mayBeHintFile } from './hint-places';
import { languages } from './languages';
import { pagePath } from './page';

const mayBe = (name: string, text = '') => mayBeHintFile(`/work/${name}`, () => text.slice(0, headLength));

describe('the gate before the languages', () => {
  for (const [name, text] of [
    ['Dockerfile'],
    ['gpu.Dockerfile'],
    ['Containerfile.dev'],
    ['.github/workflows/ci.yml'],
    ['action.yml'],
    ['.github/actions/x/action.yaml'],
    ['.gitlab-ci.yml'],
    ['.gitlab-ci/train.yml'],
    ['.circleci/config.yml'],
    ['ci/Jenkinsfile'],
    ['Jenkinsfile.release'],
    ['compose.prod.yaml'],
    ['docker-compose.yml'],
    ['dvc.yaml'],
    ['data.dvc'],
    ['MLproject'],
    ['feature_store.yaml'],
    ['models/x/config.pbtxt'],
    ['config.properties'],
    ['prometheus.yml'],
    ['alert-rules.yml'],
    ['monitoring/model.rules'],
    ['k8s/model.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['k8s/model.yaml', '# a model\n---\napiVersion: apps/v1\n'],
    ['monitoring/model.yml', 'groups:\n  - name: model\n'],
    ['dashboards/model.json', '{\n  "annotations": {},\n  "panels": []\n}'],
    ['train.py', 'import os\nfrom fastapi import FastAPI\n'],
    ['train.py', 'def f():\n    import mlflow\n'],
  ] as const)
    it(`lets in ${name}${text ? ` with ${JSON.stringify(text)}` : ''}`, () => assert.ok(mayBe(name, text)));

  for (const [name, text] of [
    ['values.yaml', 'replicas: 1\nimage: x\n'],
    ['mkdocs.yml', 'site_name: x\nnav: []\n'],
    ['package.json', '{ "name": "x", "scripts": {} }'],
    ['app.py', 'import os\nimport numpy as np\n'],
    ['notes.txt', 'apiVersion: apps/v1\n'],
    ['log4j.properties', 'a=b'],
    ['main.go', 'package main'],
  ] as const)
    it(`keeps out ${name}`, () => assert.equal(mayBe(name, text), false));

  it('lets in a sample of every language, and the examples of its rules', () => {
    for (const language of languages) {
      const examples = language.rules.flatMap(({ id }) => {
        const page = readFileSync(path.join(process.cwd(), pagePath(id)), 'utf8');
        return [...page.matchAll(/^```\S+ (?:wrong|right)[^\n]*\n(.*?)^```/gms)].map(([, text = '']) => text);
      });
      assert.ok(examples.length > 0, language.id);
      const passed = examples.filter((text) => mayBe(language.samplePath, text)).length;
      assert.ok(
        passed >= examples.length * 0.9,
        `${language.id}: ${passed} of ${examples.length} under ${language.samplePath}`,
      );
    }
  });

  it('asks for the text once, and not at all where the name says enough', () => {
    for (const [name, most] of [
      ['Dockerfile', 0],
      ['model.joblib', 0],
      ['app.py', 1],
      ['values.yaml', 1],
    ] as const) {
      let asked = 0;
      mayBeHintFile(`/work/${name}`, () => {
        asked++;
        return 'x = 1\n';
      });
      assert.equal(asked, most, name);
    }
  });
});
