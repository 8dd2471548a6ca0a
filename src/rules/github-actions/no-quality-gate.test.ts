import { cases } from '../testing';
import { githubActions } from './language';
import { noQualityGate } from './no-quality-gate';

cases(noQualityGate, githubActions, {
  fails: [
    `name: model
on: push
jobs:
  train:
    runs-on: x
    steps: [{ run: python train.py }]
  ⟦deploy⟧:
    needs: train
    runs-on: x
    steps:
      - run: kubectl apply -f k8s
`,
    `name: model
on: push
jobs:
  evaluate:
    runs-on: x
    steps:
      - run: python evaluate.py || true
  ⟦ship⟧:
    needs: evaluate
    runs-on: x
    steps: [{ run: ./deploy.sh }]
`,
    `name: model
on: push
jobs:
  evaluate:
    runs-on: x
    steps:
      - run: python evaluate.py
        continue-on-error: true
  ⟦deploy⟧:
    needs: evaluate
    runs-on: x
    steps: [{ run: ./go }]
`,
    `name: model
on: push
jobs:
  evaluate:
    runs-on: x
    steps: [{ run: python evaluate.py }]
  deploy:
    needs: evaluate
    if: ⟦always()⟧
    runs-on: x
    steps: [{ run: ./go }]
`,
    `on: push
jobs:
  ⟦a⟧:
    runs-on: x
    steps:
      - run: python train.py
      - run: gcloud run deploy api
      - run: python evaluate.py
`,
    `name: model
on: push
jobs:
  ⟦promote⟧:
    runs-on: x
    steps:
      - run: python train.py
      - run: python promote.py
      - run: kubectl rollout restart deployment/api
`,
  ],
  passes: [
    `name: Functionality test for the model chart
on: push
jobs:
  two-pods:
    runs-on: self-hosted
    steps:
      - run: helm install model charts/model
`,
    `on: push
jobs:
  verify-deployment:
    runs-on: ubuntu-latest
    steps:
      - run: curl --fail https://model.example.org/health
`,
    `name: model server
on: push
jobs:
  chart:
    runs-on: ubuntu-latest
    steps:
      - run: minikube start
      - run: helm install model charts/model --wait
`,
    `name: model
on: push
jobs:
  train:
    runs-on: x
    steps: [{ run: python train.py }]
  gate:
    needs: train
    runs-on: x
    steps: [{ run: python check.py }]
  stage:
    needs: [gate]
    runs-on: x
    steps: [{ run: echo }]
  deploy:
    needs: stage
    runs-on: x
    steps: [{ run: ./go }]
`,
    `on: push
jobs:
  deploy:
    runs-on: x
    steps: [{ run: npm run build }]
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: python train.py
      - run: python evaluate.py
      - run: gcloud run deploy api
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: python train.py
`,
    // The script that promotes compares with what is in production, and may leave it.
    `on: push
jobs:
  promote:
    runs-on: x
    steps:
      - run: python train.py
      - run: python scripts/promote_model.py --min-auc 0.8
`,
    `name: model
on: push
jobs:
  train:
    runs-on: x
    outputs: { improved: '\${{ steps.train.outputs.improved }}' }
    steps: [{ id: train, run: python train.py }]
  deploy:
    needs: train
    if: needs.train.outputs.improved == 'true'
    runs-on: x
    steps: [{ run: kubectl apply -f k8s }]
`,
    `name: model
on: push
jobs:
  deploy-docs:
    runs-on: x
    steps: [{ run: ./deploy.sh }]
`,
  ],
});
