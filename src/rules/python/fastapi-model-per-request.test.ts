import { cases } from '../testing';
import { fastapiModelPerRequest } from './fastapi-model-per-request';
import { python } from './language';

cases(fastapiModelPerRequest, python, {
  fails: [
    `import joblib
from fastapi import FastAPI

app = FastAPI()

@app.post("/predict")
def predict(row: dict):
    model = ⟦joblib.load⟧("model.joblib")
    return model.predict([row])
`,
  ],
  passes: [
    `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")

@app.post("/predict")
def predict(row: dict):
    return model.predict([row])
`,
    `import joblib
from fastapi import FastAPI
app = FastAPI()
model = None
@app.get("/a")
def f():
    global model
    if model is None:
        model = joblib.load("a")
`,
  ],
});
