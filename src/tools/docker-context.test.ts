import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { extract } from 'tar-stream';
import { parseDockerIgnore } from '../parse/dockerignore';
import { listContext, packContext } from './docker-context';

describe('the build context', () => {
  let folder: string;
  const { signal } = new AbortController();
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'context ü '));
    await mkdir(path.join(folder, 'data/keep'), { recursive: true });
    await mkdir(path.join(folder, 'deploy'));
    const files = {
      Dockerfile: 'FROM scratch\n',
      'data/a.csv': 'x'.repeat(5000),
      'data/keep/b.csv': 'b',
      'empty ü.py': '',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    await writeFile(path.join(folder, 'deploy/Dockerfile'), 'FROM scratch\n');
    await symlink('data/a.csv', path.join(folder, 'link'));
  });
  after(() => rm(folder, { recursive: true }));

  const names = async (dockerfile = 'Dockerfile') =>
    (await listContext(folder, dockerfile, parseDockerIgnore, signal)).entries.map(({ name }) => name);

  it('holds everything without an ignore file', async () => {
    const all = ['Dockerfile', 'data', 'data/a.csv', 'data/keep', 'data/keep/b.csv', 'deploy', 'deploy/Dockerfile'];
    assert.deepEqual(await names(), [...all, 'empty ü.py', 'link']);
  });

  it('honours exceptions below an ignored folder, and always sends the Dockerfile', async () => {
    await writeFile(path.join(folder, '.dockerignore'), '*\n!data/keep\n');
    assert.deepEqual(await names(), ['.dockerignore', 'Dockerfile', 'data/keep', 'data/keep/b.csv']);
    assert.ok((await names('deploy/Dockerfile')).includes('deploy/Dockerfile'));
    await writeFile(path.join(folder, 'Dockerfile.dockerignore'), 'data\n');
    assert.ok(!(await names()).some((name) => name.startsWith('data')));
    await rm(path.join(folder, 'Dockerfile.dockerignore'));
    await rm(path.join(folder, '.dockerignore'));
  });

  it('travels as a tar with contents, links and sizes', async () => {
    const context = await listContext(folder, 'Dockerfile', parseDockerIgnore, signal);
    const seen: Record<string, string> = {};
    const reader = extract();
    reader.on('entry', (header, stream, next) => {
      let length = 0;
      stream.on('data', (chunk) => {
        length += (chunk as Buffer).length;
      });
      stream.on('end', () => {
        seen[header.name] = header.linkname ?? String(length);
        next();
      });
    });
    let sent = 0;
    packContext(context, (bytes) => {
      sent = bytes;
    }).pipe(reader);
    await once(reader, 'finish');
    assert.equal(seen['data/a.csv'], '5000');
    assert.equal(seen['empty ü.py'], '0');
    assert.equal(seen['link'], 'data/a.csv');
    assert.equal(sent, context.bytes);
  });

  it('becomes an error of the stream when a file disappears', async () => {
    const context = await listContext(folder, 'Dockerfile', parseDockerIgnore, signal);
    const gone = { ...context, entries: context.entries.map((entry) => ({ ...entry, file: `${entry.file}.gone` })) };
    const stream = packContext(gone, () => {});
    await assert.rejects(async () => {
      for await (const _ of stream) {
      }
    }, /ENOENT/);
  });
});
