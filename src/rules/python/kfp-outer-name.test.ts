import { cases } from '../testing';
import { kfpOuterName } from './kfp-outer-name';
import { python } from './language';

cases(kfpOuterName, python, {
  fails: [
    `import pandas as pd
from kfp import dsl

@dsl.component
def train(path: str):
    rows = ⟦pd⟧.read_csv(path)
`,
    `from kfp.dsl import component, Input, Dataset
from typing import NamedTuple
BUCKET = "a"
def helper(): pass

@component(base_image="python:3.12")
def train(data: Input[Dataset]) -> NamedTuple("O", [("a", int)]):
    ⟦helper⟧(⟦BUCKET⟧)
    out = NamedTuple("O", [("a", int)])
    return out(1)
`,
  ],
  passes: [
    `from kfp import dsl

@dsl.component
def train(path: str):
    import pandas as pd

    rows = pd.read_csv(path)
`,
    `import os, json
from kfp import dsl
x = 1

@dsl.component
def train(os: str):
    import json
    from a import (b as c)
    for x in [1]:
        print(os, json, x, f(x=x), c)
    y = [x for x, z in []]
`,
    `from kfp import dsl
def clean(text): return text.strip()

@dsl.component(additional_funcs=[clean])
def prepare(text: str) -> str:
    return clean(text)
`,
  ],
});
