import { cases } from '../testing';
import { duration } from './duration';
import { gitlabCi } from './language';

cases(duration, gitlabCi, {
  fails: [
    `train:
  script: python train.py
  timeout: ⟦3 huors⟧
  artifacts: { paths: [model.joblib], expire_in: ⟦2 weaks⟧ }
`,
    `train:
  script: python train.py
  timeout: ⟦40 days⟧
  environment: { name: live, auto_stop_in: ⟦soon⟧ }
deploy:
  script: ./deploy.sh
  when: delayed
  start_in: ⟦2 weeks⟧
default:
  artifacts: { expire_in: ⟦forever⟧ }
`,
  ],
  passes: [
    `train:
  script: python train.py
  timeout: 3h 30m
  environment: { name: live, auto_stop_in: 1 day }
  artifacts: { paths: [model.joblib], expire_in: never }
`,
    ...[
      '42',
      '3 mins 4 sec',
      '2 hrs 20 min',
      '2h20min',
      '6 mos 1 day',
      '47 yrs 6 mos and 4d',
      '3 weeks and 2 days',
      "'4:30:00'",
      '$KEEP',
      'one week',
      "'1 day and 2 hours'",
    ].map(
      (time) => `train:
  script: python train.py
  artifacts: { paths: [model.joblib], expire_in: ${time} }
`,
    ),
    `deploy:
  script: ./deploy.sh
  when: delayed
  start_in: 1 week
  timeout: 30 days
`,
  ],
});
