import { cases } from '../testing';
import { dockerfile } from './language';
import { modelVersion } from './model-version';

cases(modelVersion, dockerfile, {
  fails: [
    'FROM python:3.12\nCOPY app.py ⟦model.pkl⟧ /app/\n',
    'FROM python:3.12\nCOPY [⟦"models/churn.onnx"⟧, "/m/"]\n',
    'FROM tensorflow/serving:2.14\nARG PYTHON_VERSION=3\nCOPY ⟦./saved_model⟧ /models/x\n',
  ],
  passes: [
    'FROM python:3.12\nCOPY deps/transcript_label.pkl /app/\n',
    'FROM python:3.12\nARG MODEL_VERSION\nLABEL model.version=$MODEL_VERSION\nCOPY model.pkl /app/\n',
    'FROM python:3.12\nENV RUN_ID=1\nCOPY model.pkl /\n',
    'FROM python:3.12\nLABEL org.opencontainers.image.revision=1\nCOPY model.pkl /\n',
    'FROM python:3.12\nCOPY churn-v3.onnx /\nCOPY m/1.2/x.pt m_20240501.pkl /\n',
    'FROM python:3.12\nCOPY models/ /app/models/\nCOPY --from=x model.pkl /\nCOPY $M.pkl /\n',
    'FROM python:3.12 AS b\nCOPY model.pkl /\nFROM python:3.12\n',
  ],
  fixes: [
    {
      before: 'FROM a\nCOPY model.pkl /\nCMD x\n',
      after: 'FROM a\nCOPY model.pkl /\nARG MODEL_VERSION=unknown\nLABEL model.version=$MODEL_VERSION\nCMD x\n',
    },
  ],
});
