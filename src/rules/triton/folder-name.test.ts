import { cases } from '../testing';
import { folderName } from './folder-name';
import { triton } from './language';

cases(folderName, triton, {
  fails: [
    `name: ⟦"encode"⟧
max_batch_size: 8
`,
  ],
  passes: [
    `name: "encoder"
max_batch_size: 8
`,
    {
      text: `name: "a"
`,
      path: 'examples/b/config.pbtxt',
    },
  ],
});
