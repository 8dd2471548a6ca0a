import { remember } from '../../core/remember';
import type { KubernetesContainer, KubernetesDocument } from '../../parse/kubernetes';

/** Programs whose only work is to answer with a model's predictions. */
const servers =
  /torchserve|pytorch\/serve|tritonserver|tensorflow[/_-]?serving|tf-serving|mlserver|bentoml|\bvllm\b|text-generation-inference|text-embeddings-inference|\bollama\b|sglang|lmdeploy|mlflow models serve|tensorflow_model_server|openvino\/model_server|seldonio\/\w*server|kserve\/\w*server|\bllama[.-]cpp|llama-server/i;
/** Names that teams give to a server of their own. */
const names =
  /(?:^|[/_-])(?:model-?serv(?:er|ing|ice)|model-?api|ml-?(?:api|serv(?:er|ing|ice)|model)|inference(?:-?(?:server|service|api|engine))?|predict(?:or|ion|ions)?(?:-?(?:server|service|api))?|classifier(?:-?api)?|recommender(?:-?api)?|embeddings?-?(?:server|service|api))(?:$|[:@/_-])/i;
/** What stands beside a model server and loads no model. */
const besides =
  /(?:^|[/_-])(?:ui|frontend|web|dashboard|proxy|gateway|exporter|nginx|redis|postgres|kafka|worker|batch|job|train\w*|client|locust|load|monitor\w*|db|database|queue|cache|open-webui|webui|streamlit|gradio|test)(?:$|[:@/_-])/i;

/** The containers of the document that answer with a model's predictions as long as they run. */
export const modelServers = remember((document: KubernetesDocument): readonly KubernetesContainer[] =>
  document.containers.filter(isModelServer),
);

function isModelServer({ object, node, isInit }: KubernetesContainer): boolean {
  const { yaml, kind, isPatch } = object;
  if (isInit || isPatch || !/^(Deployment|StatefulSet)$/.test(kind)) return false;
  const name = String(yaml.scalar(yaml.get(node, 'name')) ?? '');
  const image = String(yaml.scalar(yaml.get(node, 'image')) ?? '');
  const started = ['command', 'args']
    .flatMap((key) => yaml.items(yaml.get(node, key)).map((item) => String(yaml.scalar(item) ?? '')))
    .join(' ');
  if (besides.test(name) || besides.test(image.replace(/^.*\//, '/'))) return false;
  if (servers.test(image) || servers.test(started)) return true;
  const listens = yaml.items(yaml.get(node, 'ports')).length > 0;
  return listens && [name, image.replace(/^.*\//, '/')].some((each) => names.test(each));
}

/** How a message names a container. */
export function nameOf({ object, node }: KubernetesContainer): string {
  return String(object.yaml.scalar(object.yaml.get(node, 'name')) ?? object.name ?? 'this container').slice(0, 63);
}
