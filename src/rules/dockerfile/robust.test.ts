import type { DockerfileDocument } from '../../parse/dockerfile';
import { bearsDamage } from '../damage';
import { dockerfile } from './language';

const seeds = [
  `# syntax=docker/dockerfile:1
ARG PYTHON=3
FROM python:\${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 \\
    HF_TOKEN="a b" # no comment
COPY . .
RUN --mount=type=cache,target=/root/.cache apt-get update && \\
    # why
    apt-get install git \\
    && pip install torch "numpy>=1" -r requirements.txt
FROM build
HEALTHCHECK --interval=5s CMD curl -f http://localhost || exit 1
ENTRYPOINT ["tini", "--"]
CMD ["uvicorn", "app:app", "--reload", "--host=127.0.0.1"]
`,
  `# escape=\`\r
FROM mcr.microsoft.com/windows/servercore:ltsc2022\r
SHELL ["powershell", "-Command"]\r
RUN Install-Thing \`\r
    -Name x\r
USER ContainerAdministrator\r
CMD python app.py\r
`,
  `FROM debian\nWORKDIR app\nRUN <<EOF cat <<-'B' >> x\napt-get update\npip install a $(cat \\\`x\\\`) \${A:-b}\nEOF\n\tB\nB\nADD --chown=1 data/ .env "b c" ./\nSHELL ["/bin/bash", "-c"]\nCMD cd x && for i in 1 2; do echo "$i"; done | tee 'é😀' ; flask run\n# hadolint ignore=DL3025\nENTRYPOINT ['a', "b"]\nONBUILD COPY . .\n`,
];

bearsDamage<DockerfileDocument>(dockerfile, seeds, {
  junk: ['<<EOF', ' && ', 'RUN ', 'case x in'],
  places: ({ instructions }) =>
    instructions
      .flatMap(({ words, properties, flags, commands }) => [
        ...words,
        ...flags,
        ...properties,
        ...commands,
        ...commands.flatMap((command) => command.words),
      ])
      .map(({ span }) => span),
});
