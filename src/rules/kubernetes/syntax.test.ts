import { cases } from '../testing';
import { kubernetes } from './language';
import { syntax } from './syntax';

cases(syntax, kubernetes, {
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
          ⟦livenesProbe⟧:
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
          env:
            - name: WORKERS
              value: ⟦4⟧
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
            - name: DEBUG
              value: ⟦yes⟧
`,
    `apiVersion: v1
kind: Service
metadata:
  name: model
spec:
  ports:
    - ⟦targetPort: 80⟧
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: ⟦two⟧
  selector: {}
  template: {}
`,
    `apiVersion: apps/v1
kind: ⟦Deployment⟧
metadata:
  name: model
`,
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: a
spec:
  containers:
    - name: a
      env:
        - name: A
          valueFrom: null
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
`,
    `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
spec:
  anything: 1
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  labels:
    {{- include "chart.labels" . | nindent 4 }}
`,
    {
      text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: 3
`,
      path: 'k8s/overlays/prod/replicas.yaml',
    },
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  template:
    spec:
      containers:
        - name: model
          args: [--fast]
`,
    {
      text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  template:
    spec:
      containers:
        - name: model
          image: ghcr.io/team/parcels:1.4.0
`,
      path: 'k8s/model.yaml',
      beside: { 'kustomization.yaml': 'labels:\n  - includeSelectors: true\n    pairs:\n      app: model\n' },
    },
    {
      text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  template:
    spec:
      containers:
        - name: model
          image: ghcr.io/team/parcels:1.4.0
`,
      path: 'config/manager/manager.yaml',
      beside: { 'kustomization.yaml': 'resources:\n  - manager.yaml\n' },
    },
    {
      text: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: model
`,
      path: 'k8s/size.yaml',
      beside: {
        'kustomization.yaml': `patches:
  - path: size.yaml
`,
      },
    },
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  annotations:
data:
  a: "{{ .Values.x }}"
`,
    `apiVersion: v1
kind: Pod
metadata:
  name: model
spec:
  containers:
    - name: model
      image: {username}/parcels:1.4.0
`,
    `apiVersion: v1
kind: PersistentVolume
metadata:
  name: models
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadOnlyMany]
  awsElasticBlockStore:
    volumeID: {volume-id}
`,
  ],
});
