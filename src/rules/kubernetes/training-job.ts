import { remember } from '../../core/remember';
import { type KubernetesDocument, type KubernetesObject, podOf } from '../../parse/kubernetes';

const training = /(?:^|[\s/_.:-])(?:re)?-?train(?:ing|er)?(?:$|[\s/_.:-])|fine-?tun/i;

/** The jobs of the document that train a model, by their names, images or commands. */
export const trainingJobs = remember((document: KubernetesDocument): readonly KubernetesObject[] =>
  document.objects.filter((object) => /^(Job|CronJob)$/.test(object.kind) && !object.isPatch && trains(object)),
);

function trains(object: KubernetesObject): boolean {
  const { yaml, name } = object;
  const words = yaml
    .items(yaml.get(podOf(object), 'containers'))
    .flatMap((container) => [
      yaml.scalar(yaml.get(container, 'name')),
      String(yaml.scalar(yaml.get(container, 'image')) ?? '').replace(/^.*\//, ''),
      ...['command', 'args'].flatMap((key) => yaml.items(yaml.get(container, key)).map((item) => yaml.scalar(item))),
    ]);
  return [name, ...words].some((word) => typeof word === 'string' && training.test(word.slice(0, 2_000)));
}
