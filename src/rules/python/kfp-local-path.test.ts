import { cases } from '../testing';
import { kfpLocalPath } from './kfp-local-path';
import { python } from './language';

cases(kfpLocalPath, python, {
  fails: [
    `from kfp import dsl

@dsl.component
def train():
    """Reads /home/ada/trips.csv"""
    import pandas as pd

    rows = pd.read_csv(⟦"/home/ada/trips.csv"⟧)
    rows.to_csv(⟦'C:/work/out.csv'⟧)
`,
    `from kfp.dsl import component

@component(base_image="ghcr.io/team/train:3")
def train():
    open(⟦"/content/drive/trips.csv"⟧)
    open("/home/app/settings.json")
`,
  ],
  passes: [
    `from kfp import dsl

@dsl.component
def train(rows: dsl.Input[dsl.Dataset], bucket: str):
    open(rows.path)
    open("/tmp/work.csv")
    open("/gcs/trips/2026.csv")
    print("wrote /home/ada/x")
`,
    `from kfp import dsl
import pandas as pd

rows = pd.read_csv("/home/ada/trips.csv")
`,
  ],
});
