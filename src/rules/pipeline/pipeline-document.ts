import type { SourceDocument } from '../../core/rule';
import type { Pipeline, Text } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';

/** What the rules of every CI system read: the pipeline, and the commands of its scripts. A language's document extends this. */
export interface PipelineDocument extends SourceDocument {
  readonly pipeline: Pipeline;
  /** The commands of a script, wherever they stand in it; spans are offsets in the file. */
  commands(run: Text): readonly ShellCommand[];
}
