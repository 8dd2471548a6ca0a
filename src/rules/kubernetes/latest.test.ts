import { cases } from '../testing';
import { kubernetes } from './language';
import { latest } from './latest';

cases(latest, kubernetes, {
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
          image: ⟦ghcr.io/team/parcels:latest⟧
          ports:
            - containerPort: 8000
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
          image: ⟦ghcr.io/team/parcels⟧
          ports:
            - containerPort: 8000
`,
    {
      text: `apiVersion: apps/v1
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
          image: ⟦parcels:latest⟧
`,
      path: 'k8s/model.yaml',
      beside: { 'kustomization.yaml': 'images:\n  - name: parcels\n    newTag: latest\n' },
    },
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
          image: ghcr.io/team/parcels:\${TAG}
          ports:
            - containerPort: 8000
`,
    {
      text: `apiVersion: apps/v1
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
          image: parcels:latest
`,
      path: 'k8s/model.yaml',
      beside: {
        'kustomization.yaml': 'images:\n  - name: parcels\n    newName: ghcr.io/team/parcels\n    newTag: 1.4.0\n',
      },
    },
  ],
});
