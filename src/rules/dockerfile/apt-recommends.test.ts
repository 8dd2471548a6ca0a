import { cases } from '../testing';
import { aptRecommends } from './apt-recommends';
import { dockerfile } from './language';

cases(aptRecommends, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN apt-get update && apt-get ⟦install⟧ -y git\n',
    'FROM python:3.12\r\nRUN apt-get ⟦install⟧ -y \\\r\n    git\r\n',
    'FROM python:3.12\nRUN <<EOF\napt ⟦install⟧ -y git\nEOF\n',
  ],
  passes: [
    'FROM python:3.12\nRUN apt-get install -y --no-install-recommends git\n',
    'FROM python:3.12\nRUN apt-get -o APT::Install-Recommends=false install -y git\n',
    'FROM python:3.12\nRUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/x && apt-get install -y git\n',
    'FROM python:3.12 AS build\nRUN apt-get install -y gcc\nFROM python:3.12-slim\nCOPY --from=build /a /a\n',
    'FROM python:3.12\nRUN apt-get update && apt-get install\n',
  ],
  fixes: [
    {
      before: 'FROM a:1\nRUN apt-get install -y git\n',
      after: 'FROM a:1\nRUN apt-get install --no-install-recommends -y git\n',
    },
  ],
});
