import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../src/config.js';
import { isAlive } from '../../src/database/embedded/processes.js';
import { keepRunning, pauseAfter } from '../../src/keep-running.js';

jest.setTimeout(600_000);

it('waits longer after each fault, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map(pauseAfter)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

it('starts a program again that was killed the moment it served', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-crash-'));
  const program = join(folder, 'program.mjs');
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs';
     const before = new URL('./before', import.meta.url);
     if (existsSync(before)) process.exit(0);
     writeFileSync(before, '');
     process.send('serving', () => process.kill(process.pid, 'SIGKILL'));`,
  );
  const said: string[] = [];
  expect(await keepRunning(program, undefined, (line) => said.push(line))).toBe(0);
  expect(said).toEqual([expect.stringContaining('chạy lại sau 1 giây')]);
  rmSync(folder, { recursive: true });
});

describe('npm start', () => {
  let folder: string;
  let port: number;
  let launcher: ChildProcess;
  let said = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'thuoc-do-crash-'));
    chmodSync(folder, 0o711);
    port = await freePort();
    const planted = pathToFileURL(join(PROJECT_ROOT, 'test/support/fault.mjs')).href;
    launcher = spawn(process.execPath, [join(PROJECT_ROOT, 'src/launch/start.mjs')], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        NODE_OPTIONS: `--import ${planted}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [launcher.stdout!, launcher.stderr!]) stream.on('data', (bytes) => (said += bytes));
    await ready();
  });
  afterAll(async () => {
    if (launcher.exitCode === null) launcher.kill('SIGTERM');
    if (launcher.exitCode === null) await once(launcher, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts the program again when it is killed; the database stays up', async () => {
    const [program, database] = [programPid(), databasePid()];
    process.kill(program, 'SIGKILL');
    await until(() => said.includes('chạy lại sau 1 giây'));
    await ready();
    expect(programPid()).not.toBe(program);
    expect(databasePid()).toBe(database);
  });

  it('a fault that nobody caught is told, who waits is answered, and the program comes back after a longer pause', async () => {
    const [program, database] = [programPid(), databasePid()];
    const waiting = halfRequest(port);
    await waiting.sent;
    process.kill(program, 'SIGUSR2');
    expect(await waiting.answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 5[\s\S]*Hệ thống đang khởi động lại/i);
    await until(() => said.includes('chạy lại sau 2 giây'));
    expect(said).toContain('planted fault');
    await ready();
    expect(programPid()).not.toBe(program);
    expect(databasePid()).toBe(database);
  });

  it('says its greeting once', () => {
    expect(said.match(/Thước Đo đang chạy/g)).toHaveLength(1);
  });

  it('ends whole when it is asked to', async () => {
    const [program, database] = [programPid(), databasePid()];
    launcher.kill('SIGTERM');
    expect(await once(launcher, 'exit')).toEqual([0, null]);
    expect([program, database].filter(isAlive)).toEqual([]);
  });

  async function ready(): Promise<void> {
    await until(async () => (await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null))?.status === 200);
  }

  async function until(met: () => boolean | Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < 2500; turn++) {
      if (await met()) return;
      if (launcher.exitCode !== null || launcher.signalCode !== null)
        throw new Error(`npm start ended with ${launcher.signalCode ?? launcher.exitCode}; said: ${said}`);
      await pause(200);
    }
    throw new Error(`it did not come to that; said: ${said}`);
  }

  function programPid(): number {
    return childrenOf(launcher.pid!).find((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--supervised'),
    )!;
  }

  function databasePid(): number {
    return Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  }
});

/** A form whose second half never comes; it is sent when the program has asked for the rest. */
function halfRequest(port: number): { sent: Promise<void>; answer: Promise<string> } {
  const head =
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n';
  let text = '';
  const socket = connect(port, '127.0.0.1');
  socket.write(head);
  socket.on('error', () => undefined);
  const sent = new Promise<void>((done) =>
    socket.once('data', () => {
      socket.on('data', (bytes) => (text += bytes));
      socket.write('login=', () => done());
    }),
  );
  return { sent, answer: new Promise((done) => socket.on('close', () => done(text))) };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]) === parent;
      } catch {
        return false;
      }
    });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}
