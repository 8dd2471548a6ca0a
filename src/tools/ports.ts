import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on at this moment. Another may take it first: start, and look whether it was so. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
