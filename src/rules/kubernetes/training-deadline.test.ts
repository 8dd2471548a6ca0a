import { cases } from '../testing';
import { kubernetes } from './language';
import { trainingDeadline } from './training-deadline';

cases(trainingDeadline, kubernetes, {
  fails: [
    `apiVersion: batch/v1
kind: ⟦CronJob⟧
metadata:
  name: retrain
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
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
      restartPolicy: Never
      containers:
        - name: main
          image: ghcr.io/team/train:3
`,
  ],
  passes: [
    `apiVersion: batch/v1
kind: CronJob
metadata:
  name: retrain
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      activeDeadlineSeconds: 7200
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: main
              image: ghcr.io/team/train:3
`,
    `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      containers:
        - name: main
          image: ghcr.io/team/db:1
`,
  ],
});
