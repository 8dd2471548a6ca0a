import { cases } from '../testing';
import { aptYes } from './apt-yes';
import { dockerfile } from './language';

cases(aptYes, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN apt-get update && apt-get ⟦install⟧ git\n',
    'FROM python:3.12\nRUN sudo apt ⟦install⟧ --no-install-recommends \\\n    # why\n    git\n',
    'FROM python:3.12\nRUN DEBIAN_FRONTEND=noninteractive apt-get -q ⟦install⟧ git\n',
    'FROM python:3.12\nRUN ["apt-get", ⟦"install"⟧, "git"]\r\n',
  ],
  passes: [
    'FROM python:3.12\nRUN apt-get install -y git\nRUN apt-get -y install git\nRUN apt-get install git -y\n',
    'FROM python:3.12\nRUN apt-get install -qq git && apt-get install -qy git && apt-get install --yes git && apt-get install --assume-yes x\n',
    'FROM python:3.12\nRUN yes | apt-get install git\n',
    'FROM python:3.12\nRUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install git\n',
    'FROM python:3.12\nRUN apt-get update && pip install y && apt-get remove x\n',
  ],
  fixes: [
    { before: 'FROM a:1\nRUN apt-get install git\n', after: 'FROM a:1\nRUN apt-get install -y git\n' },
    {
      before: 'FROM a:1\nRUN ["apt-get", "install", "git"]\n',
      after: 'FROM a:1\nRUN ["apt-get", "install", "-y", "git"]\n',
    },
  ],
});
