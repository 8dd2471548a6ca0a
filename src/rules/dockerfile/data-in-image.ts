import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { cleanSource, contextCopies, ignoreFile } from './context-copies';
import { removeInstruction } from './edit-instruction';
import { finalInstructions } from './final-stage';

const dataFolders = /^(?:data|datasets?|raw|mlruns|mlartifacts|wandb|notebooks?|\.dvc\/cache)(?:\/|$)/i;
const dataFiles =
  /(?:\.(?:parquet|feather|arrow|avro|orc|ipynb|tfrecords?)|(?:^|\/)(?:[\w.-]*[-_.])?(?:train(?:ing)?|test|val(?:id(?:ation)?)?|data|dataset|raw)(?:[-_.\d][\w.-]*)?\.(?:csv|tsv|jsonl)(?:\.gz)?|(?:^|\/)\*\.(?:csv|tsv|jsonl))$/i;

export const dataInImage: Rule<DockerfileDocument> = {
  id: 'dockerfile/data-in-image',
  summary: 'Keep data sets, runs and notebooks out of the image',
  why: 'Data in a layer is a copy that no access rule, deletion request or data version reaches, and every replica pulls it before it answers.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const ignore = ignoreFile(document);
    for (const { instruction, sources } of contextCopies(finalInstructions(document))) {
      for (const source of sources) {
        const path = cleanSource(source);
        // A notebook that explains the image, or one in an image for notebooks, is what it is for; a pointer of DVC is no data.
        if (path.length > 300 || /(?:^|\/)readme\.ipynb$|\.dvc$/i.test(path)) continue;
        if (!(dataFolders.test(path) || dataFiles.test(path)) || isModelOrVocabulary(path) || ignore?.excludes(path))
          continue;
        yield {
          span: source.span,
          message: `\`${source.text}\` goes into the image and stays in its layers. Mount it when the container runs, or fetch it by version (\`dvc pull\`).`,
          ...(instruction.words.length === 2 && {
            fix: { title: `Copy ${path} no more`, edits: [removeInstruction(document, instruction)], safe: false },
          }),
        };
      }
    }
  },
};

/** A model inside a run's folder, or a small table that serving needs, belongs into the image. */
function isModelOrVocabulary(path: string): boolean {
  return /(?:artifacts?|models?|vocab\w*|labels?|schema\w*|config\w*|lookup\w*|mappings?|reference\w*)(?:[/.]|$)/i.test(
    path.replace(/^mlartifacts/, ''),
  );
}
