import { cases } from '../testing';
import { duplicateName } from './duplicate-name';
import { kubernetes } from './language';

cases(duplicateName, kubernetes, {
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
        - name: ⟦inference⟧
          image: nginx:1.27
          ports:
            - containerPort: 8000
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
        - name: web
          image: nginx:1.27
          ports:
            - containerPort: 8000
`,
  ],
});
