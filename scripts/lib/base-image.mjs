import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ensureCached } from './cache.mjs';
import { run } from './run.mjs';

const label = 'mlops-roadmap.standin';

/** The images that exercises build on; the stand-in answers to all of them. */
export const baseImages = [
  'python:3.12-slim',
  'python:3.12',
  'python:3.12-slim-bookworm',
  'python:3.11-slim',
  'python:3.13-slim',
];

const wheelList = path.join(import.meta.dirname, 'wheelhouse.txt');
const pythonVersion = '3.11';

/**
 * Makes sure that `python:3.12-slim` is there: kept if present, else pulled, else replaced by a stand-in of Debian 12
 * with its Python 3.11, labelled `mlops-roadmap.standin=true`, which installs Python packages from a folder inside it.
 * Returns `{ standin }`.
 */
export async function ensureBaseImage(log = () => {}) {
  const recipe = await recipeKey();
  const found = await findLabel();
  if (found !== undefined && (found === '' || found === recipe)) return { standin: found !== '' };
  if (found === undefined && (await pull(log))) return { standin: false };
  const folder = await ensureCached('base-image', recipe, (building) => buildRoot(building, log));
  log(`Importing the stand-in for ${baseImages[0]} ...`);
  const changes = [
    `LABEL ${label}=true ${label}.recipe=${recipe}`,
    'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8',
    'ENV PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheelhouse PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1',
    'CMD ["python3"]',
  ];
  const archive = path.join(folder, 'root.tar');
  await run('docker', ['import', ...changes.flatMap((change) => ['--change', change]), archive, baseImages[0]]);
  for (const name of baseImages.slice(1)) {
    // A real image that the machine has under another of these names stays what it is.
    if (!(await isRealImage(name))) await run('docker', ['tag', baseImages[0], name]);
  }
  return { standin: true };
}

async function recipeKey() {
  const hash = createHash('sha256');
  for (const file of [wheelList, import.meta.filename]) hash.update(await readFile(file));
  return `${hash.digest('hex').slice(0, 16)}-${process.arch}`;
}

/** The stand-in's recipe, '' for a real image, undefined when there is no image. */
async function findLabel(name = baseImages[0]) {
  const format = `{{index .Config.Labels "${label}.recipe"}}`;
  return run('docker', ['image', 'inspect', '--format', format, name]).then(
    ({ stdout }) => stdout.trim().replace('<no value>', ''),
    (error) => {
      // An image without any labels makes the template itself fail.
      if (/nil|index of/.test(error.stderr)) return '';
      return undefined;
    },
  );
}

async function isRealImage(name) {
  return (await findLabel(name)) === '';
}

async function pull(log) {
  log(`Pulling ${baseImages[0]} ...`);
  return run('docker', ['pull', '--quiet', baseImages[0]], { timeoutMs: 120_000 }).then(
    () => true,
    () => false,
  );
}

async function buildRoot(building, log) {
  const root = path.join(building, 'root');
  log('Building the stand-in base image: Debian ...');
  const packages = 'python3,python3-pip,python3-venv,ca-certificates';
  await run('debootstrap', ['--variant=minbase', `--include=${packages}`, 'bookworm', root]);
  await adaptPython(root);
  log('Building the stand-in base image: Python packages ...');
  await downloadWheels(path.join(root, 'wheelhouse'));
  const archive = path.join(building, 'root.tar');
  const unneeded = [
    './var/cache/apt/archives/*.deb',
    './var/lib/apt/lists/*',
    './usr/share/doc/*',
    './usr/share/locale/*',
  ];
  await run('tar', ['-C', root, ...unneeded.map((glob) => `--exclude=${glob}`), '-cf', archive, '.']);
  await rm(root, { recursive: true });
}

/** Gives Debian's Python the names and the freedom that the official image's Python has. */
async function adaptPython(root) {
  await rm(path.join(root, 'usr/lib/python3.11/EXTERNALLY-MANAGED'), { force: true });
  await symlink('/usr/bin/python3', path.join(root, 'usr/local/bin/python'));
  await symlink('/usr/bin/python3', path.join(root, 'usr/local/bin/python3'));
  const library = path.join(root, 'usr/local/lib', `python${pythonVersion}`);
  await mkdir(path.join(library, 'dist-packages'), { recursive: true });
  await symlink('dist-packages', path.join(library, 'site-packages'));
  for (const version of ['3.12', '3.13']) {
    await symlink(`python${pythonVersion}`, path.join(root, 'usr/local/lib', `python${version}`));
  }
}

async function downloadWheels(folder) {
  await mkdir(folder);
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const platforms = [
    'manylinux_2_36',
    'manylinux_2_34',
    'manylinux_2_28',
    'manylinux_2_27',
    'manylinux_2_17',
    'manylinux2014',
  ];
  const target = [
    '--python-version',
    pythonVersion,
    '--implementation',
    'cp',
    '--abi',
    'cp311',
    '--abi',
    'abi3',
    '--abi',
    'none',
    ...platforms.flatMap((name) => ['--platform', `${name}_${machine}`]),
  ];
  const common = ['--only-binary=:all:', '--dest', folder, '--disable-pip-version-check'];
  await run('python3', ['-m', 'pip', 'download', ...common, ...target, '--requirement', wheelList]);
}
