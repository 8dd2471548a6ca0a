import { bearsDamage } from '../damage';
import { kubernetes } from './language';

const seeds = [
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
          livenesProbe:
            httpGet:
              port: 8000
`,
  `apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: retrain
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
        app: scorer
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
      volumes:
        - name: models
          emptyDir: {}
      containers:
        - name: inference
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          volumeMounts:
            - name: model
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
        - name: inference
          image: nginx:1.27
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
          image: ghcr.io/team/parcels:1.4.0
          ports:
            - containerPort: 8000
          readinessProbe:
            httpGet:
              port: http
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
          resources:
            limits:
              memory: 512m
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
            periodSeconds: 5
`,
  `apiVersion: batch/v1
kind: Job
metadata:
  name: retrain
spec:
  template:
    spec:
      restartPolicy: Always
      containers:
        - name: main
          image: ghcr.io/team/train:3
`,
];

bearsDamage(kubernetes, seeds, { junk: ['---\n', '&a', '*a', '<<: *a\n', '{{ .x }}', '- '] });
