import { cases } from '../testing';
import { kubernetes } from './language';
import { volumeMount } from './volume-mount';

cases(volumeMount, kubernetes, {
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
      volumes:
        - name: models
          emptyDir: {}
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          volumeMounts:
            - name: ⟦model⟧
              mountPath: /models
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
          volumeMounts:
            - name: ⟦weights⟧
              mountPath: /models
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
      volumes:
        - name: models
          emptyDir: {}
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          volumeMounts:
            - name: models
              mountPath: /models
`,
  ],
});
