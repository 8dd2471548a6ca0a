import type { Language } from '../../core/rule';
import type { KubernetesDocument } from '../../parse/kubernetes';
import { kubernetesRules } from './rules';

/** Kubernetes manifests: YAML that says `apiVersion` and `kind`; kustomizations and other tools' files are none. */
export const kubernetes: Language<KubernetesDocument> = {
  id: 'kubernetes',
  title: 'Kubernetes',
  editorLanguages: ['yaml'],
  recognises: (path, text = '') =>
    /\.ya?ml$/i.test(path) &&
    !/(^|\/)kustomization\.ya?ml$/i.test(path) &&
    /^ {0,8}(?:- )?["']?apiVersion["']?[ \t]*:/m.test(text) &&
    /^ {0,8}(?:- )?["']?kind["']?[ \t]*:/m.test(text),
  samplePath: 'k8s/model.yaml',
  neighbours: () => ['kustomization.yaml', 'kustomization.yml'],
  load: async () => {
    const { loadKubernetes } = await import('../../parse/kubernetes');
    return loadKubernetes();
  },
  rules: kubernetesRules,
};
