import { cases } from '../testing';
import { grafana } from './language';
import { undefinedVariable } from './undefined-variable';

cases(undefinedVariable, grafana, {
  fails: [
    `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [{"targets": [
  {"expr": "up{model=\\"⟦$modle⟧\\"}"}
]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [{"targets": [
  {"expr": "up{model=\\"$model\\"}"}
]}]}
`,
    `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [{"targets": [
  {"expr": "label_replace(rate(x{a=~\\"\${model:regex}\\"}[$__rate_interval]), \\"a\\", \\"$1\\", \\"b\\", \\"(.*)\\")"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"targets": [{"expr": "up{a=\\"$b\\"}"}]}]}
`,
  ],
  fixes: [
    {
      before: `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [{"targets": [{"expr": "up{a=\\"\${modl:regex}\\"}"}]}]}
`,
      after: `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [{"targets": [{"expr": "up{a=\\"\${model:regex}\\"}"}]}]}
`,
    },
  ],
});
