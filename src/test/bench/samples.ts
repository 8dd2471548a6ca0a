/** A realistic Dockerfile of about `lines` lines: many stages of a training and serving image, each with something to report. */
export function longDockerfile(lines: number): string {
  const parts: string[] = [];
  for (let stage = 0; parts.join('').split('\n').length < lines; stage++) {
    parts.push(`# Stage ${stage}: trains one of the models
FROM python:3.12-slim AS stage${stage}
ARG MODEL_VERSION=2026.${stage}
ENV PYTHONUNBUFFERED=1 \\
    PIP_NO_CACHE_DIR=1 \\
    MODEL_HOME=/srv/models/${stage}
WORKDIR /srv/app
RUN apt-get update && \\
    apt-get install -y --no-install-recommends \\
      build-essential=12.9 \\
      curl \\
      libgomp1 && \\
    rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt && \\
    pip install "scikit-learn==1.9.1" pandas
COPY src/ src/
RUN set -eux; \\
    for month in 01 02 03 04 05 06; do \\
      python -m src.prepare --month "$month" --out "data/$month.parquet" || exit 1; \\
    done
LABEL org.opencontainers.image.version="$MODEL_VERSION"
EXPOSE 8000
HEALTHCHECK --interval=30s CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health')"
USER 10001
CMD ["uvicorn", "src.app:app", "--host", "0.0.0.0", "--port", "8000"]

`);
  }
  return parts.join('').split('\n').slice(0, lines).join('\n');
}

/** A realistic workflow of about `lines` lines: jobs that test, train, evaluate and deploy. */
export function longWorkflow(lines: number): string {
  let text = `name: model
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: '17 3 * * 1'
permissions:
  contents: read
concurrency:
  group: model-\${{ github.ref }}
jobs:
`;
  for (let job = 0; text.split('\n').length < lines; job++) {
    text += `  train-${job}:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
${job > 0 ? `    needs: [train-${job - 1}]\n` : ''}    strategy:
      matrix:
        depot: [north, south, east]
    env:
      DEPOT: \${{ matrix.depot }}
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v6
        with:
          python-version: '3.12'
          cache: pip
      - name: Install
        run: pip install -r requirements.txt
      - name: Train
        if: github.event_name != 'pull_request'
        run: |
          python train.py --depot "$DEPOT" --seed 7
          echo "version=$(git rev-parse --short HEAD)" >> "$GITHUB_OUTPUT"
      - name: Evaluate
        run: python evaluate.py --depot "$DEPOT" --max-mae 6
      - uses: actions/upload-artifact@v4
        with:
          name: model-\${{ matrix.depot }}-\${{ github.sha }}
          path: model.joblib
          retention-days: 14
`;
  }
  return text.split('\n').slice(0, lines).join('\n');
}

/** `count` versions of a text as if typed: version i has i more characters of `typed` at `at`. */
export function typing(text: string, at: number, typed: string): string[] {
  return Array.from({ length: typed.length }, (_, i) => text.slice(0, at) + typed.slice(0, i + 1) + text.slice(at));
}
