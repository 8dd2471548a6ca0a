import { cases } from '../testing';
import { cudaMismatch } from './cuda-mismatch';
import { dockerfile } from './language';

cases(cudaMismatch, dockerfile, {
  fails: [
    'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.5.1 --index-url ⟦https://download.pytorch.org/whl/cu118⟧\n',
    'FROM pytorch/pytorch:2.1.0-cuda11.8-cudnn8-runtime\nRUN pip install ⟦torch==2.5.1+cu121⟧\n',
    'FROM nvidia/cuda:11.8.0-base-ubuntu22.04\nRUN pip install ⟦cupy-cuda12x⟧\n',
    'FROM ⟦nvidia/cuda:12.4.1-devel-ubuntu22.04⟧\nRUN pip install fastapi==0.1 torch==2.5.1\nCMD ["python3", "serve.py"]\n',
    'ARG V=12.4.1\nFROM ⟦nvidia/cuda:${V}-cudnn-devel-ubuntu22.04⟧\nCMD ["python3", "x.py"]\n',
  ],
  passes: [
    'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121\n',
    'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install flash-attn==2.7\nCMD ["python3", "x.py"]\n',
    'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS b\nRUN make\nFROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nCMD ["x"]\n',
    'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install -r requirements.txt\nCMD ["python3", "x.py"]\n',
    'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nCMD ["bash"]\n',
    'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\n',
    'FROM python:3.12\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu118\n',
    'ARG V\nFROM nvidia/cuda:${V}\nRUN pip install torch==2+cu118\n',
  ],
  fixes: [
    {
      before: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nCMD ["x"]\n',
      after: 'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nCMD ["x"]\n',
    },
  ],
});
