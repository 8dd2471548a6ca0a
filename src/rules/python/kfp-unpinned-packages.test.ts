import { cases } from '../testing';
import { kfpUnpinnedPackages } from './kfp-unpinned-packages';
import { python } from './language';

cases(kfpUnpinnedPackages, python, {
  fails: [
    `from kfp import dsl

@dsl.component(packages_to_install=[⟦"scikit-learn"⟧, "pandas==2.2.3"])
def train():
    pass
`,
    `from kfp.components import create_component_from_func as c
x = [⟦"torch>=2"⟧, "git+https://example.org/a@1", "b @ https://example.org/b.whl"]
c(f, packages_to_install=x)
`,
  ],
  passes: [
    `from kfp import dsl

@dsl.component(packages_to_install=["scikit-learn==1.6.1", "pandas==2.2.3"])
def train():
    pass
`,
  ],
});
