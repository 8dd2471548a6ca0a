import { cases } from '../testing';
import { python } from './language';
import { mlflowLoggedTwice } from './mlflow-logged-twice';

cases(mlflowLoggedTwice, python, {
  fails: [
    `import mlflow

mlflow.sklearn.autolog()
model.fit(x, y)
⟦mlflow.sklearn.log_model⟧(model, name="model")
`,
  ],
  passes: [
    `import mlflow

mlflow.sklearn.autolog(log_models=False)
model.fit(x, y)
mlflow.sklearn.log_model(model, name="model")
`,
    `import mlflow
mlflow.sklearn.autolog()
mlflow.sklearn.log_model(sk_model=preprocessor, name="features")
mlflow.sklearn.log_model(self.text_vectorizer, name="words")
`,
    `import mlflow
mlflow.sklearn.autolog()
mlflow.pyfunc.log_model(name="a")
`,
  ],
});
