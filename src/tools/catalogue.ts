import type { System } from './system';

/** One tool that exercises may need: how to ask for it and how to get it. */
export interface CatalogueEntry {
  readonly id: string;
  /** As people write it, e.g. `Docker`. */
  readonly title: string;
  /** How to ask for the version; absent for tools that are asked in another way (Python, the Docker engine). */
  readonly ask?: { readonly file: string; readonly args: readonly string[]; readonly version: RegExp };
  /** One or two lines a system. */
  readonly install: Readonly<Record<System, string>>;
}

const anyVersion = /(\d+\.\d+(?:\.\d+)?)/;
const ask = (file: string, args: readonly string[] = ['--version'], version = anyVersion) => ({ file, args, version });
const everywhere = (text: string): Record<System, string> => ({
  debian: text,
  fedora: text,
  linux: text,
  macos: text,
  windows: text,
});

/** Every tool that `needs:` of an exercise may name, in the order in which `doctor` shows them. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'git',
    title: 'Git',
    ask: ask('git'),
    install: {
      debian: 'sudo apt-get install git',
      fedora: 'sudo dnf install git',
      linux: 'Install the package `git` of your distribution.',
      macos: 'brew install git, or xcode-select --install',
      windows: 'winget install --id Git.Git',
    },
  },
  {
    id: 'python',
    title: 'Python',
    install: {
      debian: 'sudo apt-get install python3 python3-venv',
      fedora: 'sudo dnf install python3',
      linux: 'Install Python 3 from your distribution, or with uv: uv python install',
      macos: 'brew install python',
      windows: 'winget install --id Python.Python.3.13',
    },
  },
  {
    id: 'uv',
    title: 'uv',
    ask: ask('uv'),
    install: {
      debian: 'pipx install uv (sudo apt-get install pipx)',
      fedora: 'sudo dnf install uv',
      linux: 'pipx install uv',
      macos: 'brew install uv',
      windows: 'winget install --id astral-sh.uv',
    },
  },
  {
    id: 'docker',
    title: 'Docker',
    install: {
      debian: 'sudo apt-get install docker.io, then sudo usermod -aG docker $USER and log in again',
      fedora: 'sudo dnf install moby-engine, then sudo systemctl enable --now docker and sudo usermod -aG docker $USER',
      linux: 'Install Docker Engine from your distribution and start its service.',
      macos: 'brew install --cask docker-desktop, then start Docker Desktop',
      windows: 'winget install --id Docker.DockerDesktop, then start Docker Desktop',
    },
  },
  {
    id: 'bash',
    title: 'Bash',
    ask: ask('bash', ['--version'], /version (\d+\.\d+(?:\.\d+)?)/),
    install: {
      debian: 'sudo apt-get install bash',
      fedora: 'sudo dnf install bash',
      linux: 'Install the package `bash` of your distribution.',
      macos: 'Bash is part of macOS: see that /bin is on your PATH. A newer one: brew install bash',
      windows: 'It comes with Git: winget install --id Git.Git',
    },
  },
  {
    id: 'curl',
    title: 'curl',
    ask: ask('curl'),
    install: {
      debian: 'sudo apt-get install curl',
      fedora: 'sudo dnf install curl',
      linux: 'Install the package `curl` of your distribution.',
      macos: 'curl is part of macOS: see that /usr/bin is on your PATH.',
      windows: 'curl is part of Windows: see that C:\\Windows\\System32 is on your PATH.',
    },
  },
  {
    id: 'make',
    title: 'make',
    ask: ask('make'),
    install: {
      debian: 'sudo apt-get install make',
      fedora: 'sudo dnf install make',
      linux: 'Install the package `make` of your distribution.',
      macos: 'xcode-select --install',
      windows: 'winget install --id GnuWin32.Make',
    },
  },
  {
    id: 'kubectl',
    title: 'kubectl',
    ask: ask('kubectl', ['version', '--client'], /v(\d+\.\d+\.\d+)/),
    install: {
      debian: 'sudo snap install kubectl --classic',
      fedora: 'sudo dnf install kubernetes-client',
      linux: 'Install kubectl: https://kubernetes.io/docs/tasks/tools/',
      macos: 'brew install kubectl',
      windows: 'winget install --id Kubernetes.kubectl',
    },
  },
  {
    id: 'promtool',
    title: 'promtool',
    ask: ask('promtool'),
    install: {
      debian: 'sudo apt-get install prometheus',
      fedora: 'sudo dnf install golang-github-prometheus',
      linux: 'It comes with Prometheus: https://prometheus.io/download/',
      macos: 'brew install prometheus',
      windows: 'It comes with Prometheus: https://prometheus.io/download/',
    },
  },
  {
    id: 'java',
    title: 'Java',
    ask: ask('java', ['-version'], /version "?(\d+(?:\.\d+)*)/),
    install: {
      debian: 'sudo apt-get install default-jre-headless',
      fedora: 'sudo dnf install java-latest-openjdk-headless',
      linux: 'Install a Java runtime from your distribution.',
      macos: 'brew install openjdk',
      windows: 'winget install --id EclipseAdoptium.Temurin.21.JRE',
    },
  },
];

/** What is said of a tool that the catalogue does not know, from an exercise of a third party. */
export function unknownTool(id: string): CatalogueEntry {
  return { id, title: id, install: everywhere(`Install \`${id}\` so that it is found on your PATH.`) };
}
