import { cases } from '../testing';
import { gpuAtBuild } from './gpu-at-build';
import { dockerfile } from './language';

cases(gpuAtBuild, dockerfile, {
  fails: [
    'FROM a\nRUN ⟦nvidia-smi⟧\n',
    'FROM a\nRUN x && ⟦nvidia-smi -L⟧ && y\n',
    'FROM a\nENV A=1 ⟦CUDA_VISIBLE_DEVICES=0,1⟧\n',
    'FROM a\nENV ⟦CUDA_VISIBLE_DEVICES 0⟧\n',
  ],
  passes: [
    'FROM a\nENV CUDA_VISIBLE_DEVICES=\nENV CUDA_VISIBLE_DEVICES=-1\nENV NVIDIA_VISIBLE_DEVICES=all\n',
    'FROM a\nRUN nvidia-smi || true\nCMD nvidia-smi\n',
    'FROM a\nARG CUDA_VISIBLE_DEVICES=0\nENV CUDA_VISIBLE_DEVICES=$G\n',
  ],
  fixes: [{ before: 'FROM a\nENV CUDA_VISIBLE_DEVICES=0\nRUN nvidia-smi\n', after: 'FROM a\n' }],
});
