import { ensureBaseImage } from './lib/base-image.mjs';
import { ensureEngine, stopEngine } from './lib/docker-engine.mjs';

const usage = `node scripts/docker-engine.mjs start|base|stop
start  a Docker engine, unless one answers
base   the same, and the base image of the exercises
stop   the engine that start started`;

const command = process.argv[2];
const log = (text) => console.log(text);
if (command === 'start' || command === 'base') {
  const { started } = await ensureEngine({ start: true, log });
  log(started ? 'Started a Docker engine.' : 'A Docker engine is running.');
  if (command === 'base') {
    const { standin } = await ensureBaseImage(log);
    log(standin ? 'The base image is a stand-in made from Debian.' : 'The base image is the real one.');
  }
} else if (command === 'stop') {
  await stopEngine();
} else {
  console.error(usage);
  process.exitCode = 2;
}
