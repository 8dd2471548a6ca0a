import { main } from './cli/main';

// A reader that went away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process).then((code) => {
  // A tool may hold a socket open; what was written must still arrive.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
