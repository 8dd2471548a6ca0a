import { cases } from '../testing';
import { prometheus } from './language';
import { missingRuleFile } from './missing-rule-file';

cases(missingRuleFile, prometheus, {
  fails: [
    {
      text: `rule_files:
  - serving.rules.yml
  - ⟦drift.rules.yml⟧
scrape_configs: []
`,
      beside: { 'serving.rules.yml': 'groups: []\n' },
    },
  ],
  passes: [
    {
      text: `rule_files:
  - serving.rules.yml
scrape_configs: []
`,
      beside: { 'serving.rules.yml': 'groups: []\n' },
    },
  ],
});
