import type { PythonRule } from './rule';

const remedies: Readonly<Record<string, string>> = {
  'kfp.dsl.ContainerOp': 'Write a component with `@dsl.container_component`',
  'kfp.dsl.VolumeOp': 'Use the `kfp-kubernetes` package',
  'kfp.dsl.ResourceOp': 'Use the `kfp-kubernetes` package',
  'kfp.dsl.PipelineVolume': 'Use the `kfp-kubernetes` package',
  'kfp.dsl.Sidecar': 'Take it away: version 2 has no side cars',
  'kfp.dsl.PipelineParam': 'Give the value to the component as an argument',
  'kfp.dsl.get_pipeline_conf': 'Set it when the pipeline is compiled or run',
  'kfp.dsl.RUN_ID_PLACEHOLDER': 'Use `dsl.PIPELINE_JOB_ID_PLACEHOLDER`',
  'kfp.components.func_to_container_op': 'Decorate the function with `@dsl.component`',
  'kfp.components.create_component_from_func': 'Decorate the function with `@dsl.component`',
  'kfp.components.func_to_component_text': 'Decorate the function with `@dsl.component`',
  'kfp.components.InputPath': 'Import it from `kfp.dsl`',
  'kfp.components.OutputPath': 'Import it from `kfp.dsl`',
};
const gone = /^kfp\.(?:v2|gcp|aws|azure|onprem)(?:\.|$)/;
/** Version 2 keeps these names with a warning. */
const kept = /^kfp\.v2(?:\.(?:dsl|compiler|components)\b.*)?$/;

/** What version 1 of the SDK had and version 2 has not. */
export const kfpV1Api: PythonRule = {
  id: 'python/kfp-v1-api',
  summary: 'Use what version 2 of the Kubeflow Pipelines SDK has.',
  why: 'Version 1 gets no fixes and its backend is being switched off; with version 2 the pipeline fails at its first line, on the day on which somebody rebuilds the image of the trainer.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const reported = new Set<string>();
    for (const { name, span } of document.imports) {
      const remedy = remedies[name] ?? (gone.test(name) ? 'Import the parts from `kfp` and `kfp.dsl`' : undefined);
      if (!remedy) continue;
      reported.add(name);
      const fact = kept.test(name)
        ? `\`${name}\` is deprecated in version 2 of the SDK, and will be removed`
        : `The SDK of version 2 has no \`${name}\``;
      yield { span, message: `${fact}. ${remedy}.` };
    }
    for (const { name, callee } of document.calls) {
      const remedy = name === undefined ? undefined : remedies[name];
      if (name === undefined || !remedy || reported.has(name)) continue;
      yield {
        span: { start: callee.from, end: callee.to },
        message: `The SDK of version 2 has no \`${name}\`. ${remedy}.`,
      };
    }
  },
};
