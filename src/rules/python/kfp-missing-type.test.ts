import { cases } from '../testing';
import { kfpMissingType } from './kfp-missing-type';
import { python } from './language';

cases(kfpMissingType, python, {
  fails: [
    `from kfp import dsl

@dsl.component
def train(⟦epochs⟧, rate: float = 0.1):
    pass
`,
  ],
  passes: [
    `from kfp import dsl

@dsl.component
def train(epochs: int, rate: float = 0.1):
    pass
`,
    `def train(epochs):
    pass
`,
  ],
});
