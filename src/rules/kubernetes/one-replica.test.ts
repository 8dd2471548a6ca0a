import { cases } from '../testing';
import { kubernetes } from './language';
import { oneReplica } from './one-replica';

cases(oneReplica, kubernetes, {
  fails: [
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: ⟦1⟧
  template:
    spec:
      volumes:
        - name: cache
          persistentVolumeClaim: { claimName: cache }
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: cache
spec:
  accessModes: [ReadWriteMany]
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: ⟦1⟧
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
  passes: [
    // Each has a reason to be alone, or somebody else who says how many there are.
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
  labels: { serving.kserve.io/inferenceservice: model }
spec:
  replicas: 1
  template:
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
  replicas: 1 # scaled by hand before sales
  template:
    spec:
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
`,
    `# For the k3s machine in the lab.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: 1
  template:
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
  replicas: 1
  template:
    spec:
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          imagePullPolicy: Never
          ports:
            - containerPort: 8000
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: 1
  template:
    spec:
      volumes:
        - name: cache
          persistentVolumeClaim: { claimName: cache }
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: cache
spec:
  accessModes: [ReadWriteOnce]
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: 2
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
  replicas: 1
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
          resources:
            limits:
              nvidia.com/gpu: 1
`,
  ],
});
