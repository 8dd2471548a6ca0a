import { main } from './cli/main';

// A reader that went away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

let isDone = false;
main(process).then((code) => {
  isDone = true;
  // A tool may hold a socket open; what was written must still arrive.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});

// Node ends a program whose work waits for something that will never come, and calls that success.
process.once('beforeExit', () => {
  if (isDone) return;
  process.stderr.write(
    'MLOps Roadmap ended in the middle of its work, which is a mistake of ours. Please try again.\n',
  );
  process.exitCode = 3;
});
