import { remember } from '../../core/remember';
import type { ComposeDocument, ComposeService } from '../../parse/compose';

const servers =
  /torchserve|pytorch\/serve|tritonserver|tensorflow[/_-]?serving|mlserver|bentoml|\bvllm\b|text-generation-inference|text-embeddings-inference|sglang|mlflow models serve|tensorflow_model_server|openvino\/model_server|llama-server/i;
const names =
  /(?:^|[/_-])(?:model-?(?:serv(?:er|ing|ice)|api)|model_(?:serv(?:er|ing|ice)|api)|ml[-_]?(?:api|serv(?:er|ing|ice))|inference(?:[-_]?(?:server|service|api))?|predict(?:or|ion)?(?:[-_]?(?:server|service|api))|torchserve|triton)$/i;

/** The services of the file that answer with a model's predictions. */
export const modelServices = remember((document: ComposeDocument): readonly ComposeService[] => {
  const { yaml, services } = document;
  return services.filter(({ name, node }) => {
    const text = (key: string) => {
      const at = yaml?.get(node, key);
      return [yaml?.scalar(at), ...(yaml?.items(at).map((item) => yaml.scalar(item)) ?? [])].join(' ');
    };
    return (
      servers.test(`${text('image')} ${text('command')} ${text('entrypoint')}`) ||
      (names.test(name) && yaml?.get(node, 'ports') !== undefined)
    );
  });
});
