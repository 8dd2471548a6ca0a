import { cases } from '../testing';
import { kubernetes } from './language';
import { restartPolicy } from './restart-policy';

cases(restartPolicy, kubernetes, {
  fails: [
    `apiVersion: batch/v1
kind: Job
metadata:
  name: retrain
spec:
  template:
    spec:
      restartPolicy: ⟦Always⟧
      containers:
        - name: main
          image: ghcr.io/team/train:3
`,
    `apiVersion: batch/v1
kind: ⟦Job⟧
metadata:
  name: retrain
spec:
  template:
    spec:
      containers:
        - name: main
          image: ghcr.io/team/train:3
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  selector:
    matchLabels:
      app: model
  template:
    metadata:
      labels:
        app: model
    spec:
      restartPolicy: ⟦Never⟧
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
`,
  ],
  passes: [
    `apiVersion: batch/v1
kind: Job
metadata:
  name: retrain
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: ghcr.io/team/train:3
`,
  ],
});
