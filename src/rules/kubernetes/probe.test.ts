import { cases } from '../testing';
import { kubernetes } from './language';
import { probe } from './probe';

cases(probe, kubernetes, {
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
          ⟦readinessProbe⟧:
            periodSeconds: 5
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
          readinessProbe:
            tcpSocket:
              port: 8000
            ⟦httpGet⟧:
              port: 8000
`,
  ],
  passes: [
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
          readinessProbe:
            httpGet:
              port: 8000
`,
  ],
});
