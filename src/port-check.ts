import { createServer } from 'node:net';

/** Rejects as listening itself would, but before anything is migrated or loaded for a start that cannot succeed. */
export function ensurePortFree(port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
