import { cases } from '../testing';
import { compose } from './language';
import { noHealthcheck } from './no-healthcheck';

cases(noHealthcheck, compose, {
  fails: [
    `services:
  ⟦llm⟧:
    image: vllm/vllm-openai:v0.9.0
`,
  ],
  passes: [
    `services:
  llm:
    image: vllm/vllm-openai:v0.9.0
    healthcheck:
      test: curl -f http://localhost:8000/health
      start_period: 5m
`,
    `services:
  predict-api:
    build: .
    ports: ["80:80"]
`,
    `services:
  web:
    image: nginx:1.27
`,
  ],
});
