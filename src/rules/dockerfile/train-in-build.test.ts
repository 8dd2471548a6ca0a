import { cases } from '../testing';
import { dockerfile } from './language';
import { trainInBuild } from './train-in-build';

cases(trainInBuild, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN ⟦python train.py⟧\n',
    'FROM python:3.12\nRUN pip install x && \\\n  ⟦python3 src/train_model.py --epochs 3⟧ && ls\n',
    'FROM python:3.12\nRUN ⟦python -m churn.train⟧\nRUN ⟦dvc repro⟧\nRUN ⟦mlflow run .⟧\n',
    'FROM python:3.12\nRUN ⟦python -c "import m; m.model.fit(m.x, m.y)"⟧\n',
    'FROM python:3.12\nRUN [⟦"python", "model_training.py"⟧]\n',
  ],
  passes: [
    'FROM python:3.12\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nRUN python download_training_data.py && python setup.py install && python prepare.py && python -m pip install trainer\n',
    'FROM python:3.12\nRUN chmod +x train.py && mlflow --version && dvc pull && python test_train.py && pytest tests/train\n',
    'FROM python:3.12\nRUN python -c "import torch"\n',
  ],
});
