import { cases } from '../testing';
import { kubernetes } from './language';
import { trainingOverlap } from './training-overlap';

cases(trainingOverlap, kubernetes, {
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
kind: CronJob
metadata:
  name: retrain
spec:
  schedule: 0 3 * * *
  concurrencyPolicy: ⟦Allow⟧
  jobTemplate:
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
  concurrencyPolicy: Forbid
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
kind: CronJob
metadata:
  name: cleanup
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: main
              image: ghcr.io/team/sweep:3
`,
  ],
});
