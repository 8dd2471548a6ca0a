import type { Shapes } from '../shape-notation';

const stage = {
  cmd: 's|[]*',
  wdir: 's',
  deps: '[]s',
  params: '[](s|{}*)',
  vars: '[](s|{}*)',
  frozen: 'b',
  meta: '*',
  desc: 's',
  always_changed: 'b',
  outs: '[](s|{}@out)',
  metrics: '[](s|{}@out)',
  plots: '[](s|{}(@plotOut|[]@plotOut))',
} as const;

const out = {
  desc: 's',
  type: 's',
  labels: '[]s',
  meta: '*',
  cache: 'b',
  persist: 'b',
  checkpoint: 'b',
  remote: 's',
  push: 'b',
} as const;

/** What DVC takes in `dvc.yaml`, as its own schema of version 3 has it. */
export const dvcShapes: Shapes = {
  file: {
    p: {
      datasets: '*',
      plots: '[](s|{}(@plot|0))|{}(@plot|0)',
      stages: '{}(@stage|@foreach)',
      vars: '[](s|{}*)',
      params: '[]s',
      metrics: '[]s',
      artifacts: '{}@artifact',
    },
  },
  stage: { p: { ...stage, matrix: '{}(s|[]*)' }, r: ['cmd'] },
  foreach: { p: { foreach: '{}*|[]*|s', do: '@each' }, r: ['foreach', 'do'] },
  each: { p: stage, r: ['cmd'] },
  out: { p: out },
  plotOut: { p: { ...out, template: 's', x: 's', y: 's', x_label: 's', y_label: 's', title: 's', header: 'b' } },
  plot: { p: { x: 's|{}s', y: 's|[]s|{}(s|[]s)', x_label: 's', y_label: 's', title: 's', template: 's' } },
  artifact: { p: { path: 's', desc: 's', type: 's', labels: '[]s', meta: '*' }, r: ['path'] },
};
