import { cases } from '../testing';
import { kubernetes } from './language';
import { noStartupProbe } from './no-startup-probe';

cases(noStartupProbe, kubernetes, {
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
        - name: ⟦inference⟧
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          livenessProbe:
            httpGet:
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
          livenessProbe:
            httpGet:
              port: 8000
          startupProbe:
            failureThreshold: 60
            httpGet:
              port: 8000
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
          livenessProbe:
            httpGet:
              port: 8000
            initialDelaySeconds: 120
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
`,
  ],
});
