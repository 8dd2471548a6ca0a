import { cases } from '../testing';
import { python } from './language';
import { unsafeLoad } from './unsafe-load';

cases(unsafeLoad, python, {
  fails: [
    `import mlflow
import torch

model = torch.load("model.pt", ⟦weights_only=False⟧)
`,
    `import pickle, requests, mlflow
⟦pickle.loads⟧(requests.get("https://example.org/a.pkl").content)
`,
  ],
  passes: [
    `import mlflow
import torch

state = torch.load("model.pt", weights_only=True)
`,
    `import pickle, mlflow
pickle.load(open("a.pkl", "rb"))
`,
  ],
});
