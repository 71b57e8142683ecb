import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The port this database had before, when it is free, or else another free one. */
export async function choosePort(dataDir: string): Promise<number> {
  const before = keptPort(dataDir);
  return (before && (await tryPort(before))) || (await tryPort(0)) || 0;
}

export function keepPort(dataDir: string, port: number): void {
  writeFileSync(join(dataDir, 'postgres-port'), `${port}\n`);
}

export function keptPort(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
