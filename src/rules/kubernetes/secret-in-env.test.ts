import { cases } from '../testing';
import { kubernetes } from './language';
import { secretInEnv } from './secret-in-env';

cases(secretInEnv, kubernetes, {
  fails: [
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
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          env:
            - name: TRACKING_PASSWORD
              value: ⟦fZ8qLm2nX7⟧
`,
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: features
spec:
  containers:
    - name: api
      image: ghcr.io/team/parcels:1.4.0
      env:
        - name: HUB_TOKEN
          value: MODEL_HUB_TOKEN
        - name: ETCD_INITIAL_CLUSTER_TOKEN
          value: etcd-features-7
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
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          env:
            - name: TRACKING_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: tracking
                  key: password
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
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          env:
            - name: TRACKING_PASSWORD
              value: changeme
`,
  ],
});
