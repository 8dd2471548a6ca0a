import { cases } from '../testing';
import { kfpV1Api } from './kfp-v1-api';
import { python } from './language';

cases(kfpV1Api, python, {
  fails: [
    `from kfp import dsl

def train():
    return ⟦dsl.ContainerOp⟧(name="train", image="trainer:1.4")
`,
    `from kfp.components import ⟦func_to_container_op⟧, load_component_from_file
from kfp.v2 import ⟦dsl⟧
func_to_container_op(f)
`,
  ],
  passes: [
    `from kfp import dsl

@dsl.container_component
def train():
    return dsl.ContainerSpec(image="trainer:1.4")
`,
  ],
});
