import { cases } from '../testing';
import { dockerfile } from './language';
import { pinnedInstaller } from './pinned-installer';

cases(pinnedInstaller, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN pip install --upgrade ⟦pip⟧ ⟦wheel⟧ numpy==2.1.0\n',
    'FROM python:3.12\nRUN python -m pip install -U ⟦setuptools⟧\n',
  ],
  passes: ['FROM python:3.12\nRUN pip install pip==24.2 numpy\n'],
});
