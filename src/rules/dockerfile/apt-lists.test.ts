import { cases } from '../testing';
import { aptLists } from './apt-lists';
import { dockerfile } from './language';

cases(aptLists, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN ⟦apt-get update⟧ && apt-get install -y git\n',
    'FROM python:3.12\nRUN ⟦apt-get update⟧ && \\\n    apt-get install -y git\n',
    'FROM python:3.12\nRUN ⟦apt-get -q update⟧\nRUN apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
    'FROM python:3.12\nRUN <<EOF\n⟦apt-get update⟧\napt-get install -y git\nEOF\nUSER x\n',
    'FROM python:3.12 AS base\nRUN ⟦apt update⟧ && apt install -y git # end\nFROM base\r\nRUN x\r\n',
    'FROM python:3.12\nRUN if true; then ⟦apt-get update⟧; fi\n',
  ],
  passes: [
    'FROM python:3.12\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
    'FROM python:3.12\nRUN apt-get update \\\n && apt-get install -y git \\\n && apt-get clean && rm -fr /var/lib/apt/lists\n',
    'FROM python:3.12\nRUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git\n',
    'FROM python:3.12 AS build\nRUN apt-get update\nFROM python:3.12-slim\nCOPY --from=build /a /a\n',
    'FROM python:3.12\nRUN apt-get install -y git\nRUN apk update\n',
    'FROM python:3.12\nRUN <<EOF\napt-get update\nrm -rf /var/lib/apt/lists/*\nEOF\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12\nRUN apt-get update && apt-get install -y git\n',
      after: 'FROM python:3.12\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      before: 'FROM a:1\r\nRUN apt-get update && \\\r\n    apt-get install -y git\r\n',
      after:
        'FROM a:1\r\nRUN apt-get update && \\\r\n    apt-get install -y git \\\r\n    && rm -rf /var/lib/apt/lists/*\r\n',
    },
    {
      before: 'FROM a:1\nRUN <<EOF\napt-get update\nEOF\n',
      after: 'FROM a:1\nRUN <<EOF\napt-get update\nrm -rf /var/lib/apt/lists/*\nEOF\n',
    },
  ],
});
