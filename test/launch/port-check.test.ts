import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ensurePortFree } from '../../src/port-check.js';

it('a free port passes and stays free; a taken one is refused as listening would be', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await expect(ensurePortFree(port, '127.0.0.1')).rejects.toMatchObject({
    code: 'EADDRINUSE',
    syscall: 'listen',
    port,
  });
  await new Promise((done) => server.close(done));
  await ensurePortFree(port, '127.0.0.1');
  await ensurePortFree(port, '127.0.0.1');
});
