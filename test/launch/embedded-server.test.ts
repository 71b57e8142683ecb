import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { PROJECT_ROOT } from '../../src/config.js';
import { copyBinaries, findBinaries, hydrateLinks } from '../../src/database/embedded/binaries.js';
import { findPlace } from '../../src/database/embedded/place.js';
import { runningPostmaster } from '../../src/database/embedded/postmaster.js';
import { type EmbeddedServer, joinEmbedded, startEmbedded } from '../../src/database/embedded-server.js';

const settings = ['fsync=off'];
let dataDir: string;
let server: EmbeddedServer | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'thuoc-do-embedded-'));
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(more: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedServer> {
  server = await startEmbedded({ dataDir, settings, ...more });
  return server;
}

/** A start of its own, so that several are under way at once. */
async function inProcess(code: string): Promise<string> {
  const room = pathToFileURL(join(PROJECT_ROOT, 'dist/database/embedded/binaries.js')).href;
  const script = `import { statSync } from 'node:fs'; import * as room from '${room}'; ${code}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return stdout;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows.flat()[0];
  } finally {
    await client.end();
  }
}

/** Like a program that was killed: the database runs on, nobody looks after it, the lock stays behind. */
async function leftRunning(): Promise<number> {
  const { ownerUrl, stop } = await start();
  await ask(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
  await stop();
  const { binaries, user, cluster } = findPlace(dataDir, () => undefined);
  const port = Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8'));
  const options = [
    '-D',
    cluster,
    '-c',
    `port=${port}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  spawn(binaries.postgres, options, { ...user, cwd: '/', stdio: 'ignore', detached: true }).unref();
  writeFileSync(join(dataDir, 'in-use.json'), JSON.stringify({ pid: deadPid(), born: 'long ago', what: 'killed' }));
  for (let turn = 0; turn < 500; turn++) {
    const found = runningPostmaster(cluster);
    if (found && (await ask(server!.ownerUrl, 'SELECT 1').catch(() => 0)) === 1) return found.pid;
    await pause(20);
  }
  throw new Error('the database of the killed program did not start');
}

function deadPid(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
}

describe('a first start', () => {
  it('makes the database, two roles, and passwords for this user alone', async () => {
    const { appUrl, ownerUrl } = await start();
    await ask(ownerUrl, 'CREATE TABLE t ()');
    await expect(ask(appUrl, 'CREATE TABLE theirs ()')).rejects.toThrow('permission denied');
    await expect(ask(appUrl, 'SELECT * FROM t')).rejects.toThrow('permission denied');
    expect(statSync(join(dataDir, 'database-passwords.json')).mode & 0o777).toBe(0o600);
    await expect(ask(appUrl.replace(/:[^:@]*@/, ':guess@'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('that was killed half-way is begun again', async () => {
    await start().then((first) => first.stop());
    const { draftPrefix } = findPlace(dataDir, () => undefined);
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    mkdirSync(join(dataDir, `${draftPrefix}0000`, 'base'), { recursive: true });
    expect(await ask((await start()).appUrl, 'SELECT 1')).toBe(1);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });
});

describe('a later start', () => {
  it('keeps the rows and the port', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    const second = await start();
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'SELECT n FROM kept')).toBe(42);
  });

  it('after the program was killed takes its database over', async () => {
    const orphan = await leftRunning();
    expect(await ask((await start()).ownerUrl, 'SELECT n FROM kept')).toBe(42);
    expect(runningPostmaster(join(dataDir, 'postgres'))?.pid).not.toBe(orphan);
  });

  it('after both were killed recovers', async () => {
    process.kill(await leftRunning(), 'SIGKILL');
    expect(await ask((await start()).ownerUrl, 'SELECT n FROM kept')).toBe(42);
  });

  it('does not mistake a stranger with the old pid for the database', async () => {
    await start().then((first) => first.stop());
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${join(dataDir, 'postgres')}\n0\n1\n\n\n\nready\n`,
    );
    expect(await ask((await start()).appUrl, 'SELECT 1')).toBe(1);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  it('without the password file makes new passwords and keeps the rows', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    rmSync(join(dataDir, 'database-passwords.json'));
    expect(await ask((await start()).ownerUrl, 'SELECT n FROM kept')).toBe(42);
  });
});

describe('while it runs', () => {
  it('a database that is killed comes back on the same port with its rows, and the program is told', async () => {
    let told = 0;
    const { ownerUrl } = await start({ onExit: () => void told++ });
    await ask(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
    process.kill(runningPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL');
    let row: unknown;
    for (let turn = 0; turn < 200 && row !== 42; turn++) {
      await pause(50);
      row = await ask(ownerUrl, 'SELECT n FROM kept').catch(() => undefined);
    }
    expect([row, told]).toEqual([42, 1]);
  });

  it('a second start says who is running; a command joins and leaves the database running', async () => {
    const { appUrl } = await start({ what: 'http://localhost:3000' });
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'DATA_IN_USE',
      message: expect.stringContaining(`http://localhost:3000 is running already (process ${process.pid})`),
    });
    const joined = await joinEmbedded({ dataDir });
    expect(joined.appUrl).toBe(appUrl);
    await joined.stop();
    expect(await ask(appUrl, 'SELECT 1')).toBe(1);
  });
});

it('finds its programs when several first starts make the links that a package came without', async () => {
  const home = join(dataDir, 'copy');
  cpSync(dirname(dirname(dirname(findBinaries().postgres))), home, { recursive: true, verbatimSymlinks: true });
  const list = JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of list) rmSync(join(home, target), { force: true });
  await Promise.all(Array.from({ length: 6 }, () => inProcess(`room.${hydrateLinks.name}(${JSON.stringify(home)})`)));
  expect(list.filter(({ target }) => !existsSync(join(home, target)))).toEqual([]);
});

it('copies its programs once when several first starts do so together, and takes none away', async () => {
  const folder = join(dataDir, 'postgresql');
  const copy = `room.${copyBinaries.name}(${JSON.stringify(findBinaries())}, ${JSON.stringify(folder)})`;
  const seen = `process.stdout.write(String(statSync(${JSON.stringify(folder)}).ino))`;
  const all = await Promise.all(Array.from({ length: 4 }, () => inProcess(`${copy}; ${seen}`)));
  expect(new Set(all).size).toBe(1);
  expect(readdirSync(dataDir)).toEqual(['postgresql']);
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;
asRoot('started by root in a folder closed to others, keeps the files where the database’s user can go', async () => {
  const closed = join(dataDir, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  const said: string[] = [];
  const own = join(closed, 'data');
  const first = await startEmbedded({ dataDir: own, settings, log: (line) => said.push(line) });
  await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stop();
  expect(said.join()).toContain('/var/lib/thuoc-do');
  const second = await startEmbedded({ dataDir: own, settings });
  expect(await ask(second.ownerUrl, 'SELECT n FROM kept')).toBe(42);
  await second.stop();
  const kept = execFileSync('readlink', ['-f', join(own, 'postgres')], { encoding: 'utf8' }).trim();
  rmSync(kept, { recursive: true });
  expect(existsSync(kept)).toBe(false);
});
