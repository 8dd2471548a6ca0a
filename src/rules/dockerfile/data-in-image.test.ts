import { cases } from '../testing';
import { dataInImage } from './data-in-image';
import { dockerfile } from './language';

cases(dataInImage, dockerfile, {
  fails: [
    'FROM python:3.12\nCOPY ⟦data/⟧ /app/data/\n',
    'FROM python:3.12\nCOPY src ⟦notebooks⟧ ⟦./mlruns⟧ /app/\n',
    'FROM python:3.12\nADD ⟦data/raw/2026-01.csv⟧ ⟦train.csv⟧ /app/\n',
    'FROM python:3.12 AS base\nCOPY ⟦features.parquet⟧ .\r\nFROM base\r\nCOPY [⟦"explore.ipynb"⟧, "/app/"]\r\n',
  ],
  passes: [
    'FROM python:3.12\nCOPY data/raw/scans.dvc /app/data/raw/\n',
    'FROM python:3.12\nCOPY src/ models/ /app/\nCOPY requirements.txt .\n',
    'FROM python:3.12\nCOPY data/vocab.txt data/labels.csv mlruns/0/abc/artifacts/model /app/\n',
    'FROM python:3.12\nCOPY --from=train /data /data\n',
    'FROM python:3.12 AS train\nCOPY data/ data/\nFROM python:3.12-slim\nCOPY --from=train /model /model\n',
    'FROM python:3.12\nCOPY src/data/ src/data/\nCOPY database.py dataset_utils.py train.py ./\n',
    { text: 'FROM python:3.12\nCOPY data/ data/\n', beside: { '.dockerignore': 'data\n' } },
    'FROM python:3.12\nADD https://example.org/data.csv /tmp/\n',
    'FROM python:3.12\nRUN --mount=type=bind,source=data,target=/data x\n',
  ],
  fixes: [{ before: 'FROM a:1\nCOPY data/ data/\nCOPY src src\n', after: 'FROM a:1\nCOPY src src\n' }],
});
