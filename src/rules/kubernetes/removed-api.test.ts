import { cases } from '../testing';
import { kubernetes } from './language';
import { removedApi } from './removed-api';

cases(removedApi, kubernetes, {
  fails: [
    `apiVersion: ⟦batch/v1beta1⟧
kind: CronJob
metadata:
  name: retrain
`,
    `apiVersion: ⟦autoscaling/v2beta2⟧
kind: HorizontalPodAutoscaler
metadata:
  name: a
`,
    `apiVersion: ⟦extensions/v1beta1⟧
kind: Ingress
metadata:
  name: a
`,
    `apiVersion: ⟦v1⟧
kind: Deployment
metadata:
  name: a
`,
    `apiVersion: v1
kind: List
items:
  - apiVersion: ⟦policy/v1beta1⟧
    kind: PodDisruptionBudget
`,
  ],
  passes: [
    `apiVersion: batch/v1
kind: CronJob
metadata:
  name: retrain
`,
    `apiVersion: example.org/v1
kind: Deployment
`,
  ],
});
