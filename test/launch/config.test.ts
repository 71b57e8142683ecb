import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, PROJECT_ROOT, SETTINGS } from '../../src/config.js';

const SECRET = 'x'.repeat(32);
const DATABASE = 'postgres://app:word@db.example.vn:5432/thuoc_do';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'thuoc-do-config-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function message(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env, root);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'accepted';
}

describe('with nothing given', () => {
  it('has a default for every setting', () => {
    const { sessionSecret, ...config } = loadConfig({}, root);
    expect(config).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      poolSize: 16,
      dataDir: join(root, 'data'),
      sessionHours: 12,
      idleLockMinutes: 15,
      secureCookies: false,
      trustProxy: 0,
      drainSeconds: 0,
      timeZone: 'Asia/Ho_Chi_Minh',
      logLevel: 'info',
      uploadMaxMb: 20,
      costlyPerMinute: 60,
      templates: { folder: join(PROJECT_ROOT, 'templates'), live: false },
      checkpointKeyFile: join(root, 'data', 'checkpoint-key.pem'),
    });
    expect(sessionSecret.length).toBeGreaterThanOrEqual(32);
  });

  it('makes the session secret once and keeps it from other users', () => {
    const first = loadConfig({}, root).sessionSecret;
    expect(loadConfig({}, root).sessionSecret).toBe(first);
    expect(statSync(join(root, 'data/session-secret')).mode & 0o777).toBe(0o600);
  });
});

describe('what is given', () => {
  it('takes the environment over the file, and an empty value as none', () => {
    writeFileSync(join(root, '.env'), 'PORT=4000\nLOG_LEVEL=warn\n');
    expect(loadConfig({ PORT: '' }, root)).toMatchObject({ port: 4000, logLevel: 'warn' });
    expect(loadConfig({ PORT: '5000' }, root)).toMatchObject({ port: 5000, publicUrl: 'http://localhost:5000' });
  });

  it('secures cookies when the address is https', () => {
    const config = loadConfig({ PUBLIC_URL: 'https://thuocdo.example.vn/' }, root);
    expect(config).toMatchObject({ secureCookies: true, publicUrl: 'https://thuocdo.example.vn' });
  });

  it('with a database of one’s own listens to the network, and the owner is another role or the same', () => {
    const env = { DATABASE_URL: DATABASE, SESSION_SECRET: SECRET };
    expect(loadConfig(env, root)).toMatchObject({ host: '0.0.0.0', databaseUrl: DATABASE, databaseOwnerUrl: DATABASE });
    const owner = 'postgresql://owner:word@db.example.vn/thuoc_do';
    expect(loadConfig({ ...env, DATABASE_OWNER_URL: owner }, root).databaseOwnerUrl).toBe(owner);
  });
});

describe('a wrong setting is named in one line', () => {
  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['text for a number', { PORT: 'abc' }, 'PORT: must be a whole number from 0 to 65535, got "abc"'],
    ['a port too high', { PORT: '65536' }, 'PORT: must be a whole number from 0 to 65535, got "65536"'],
    ['a fraction', { POOL_SIZE: '1.5' }, 'POOL_SIZE: must be a whole number from 1 to 500, got "1.5"'],
    [
      'a lock after no time',
      { IDLE_LOCK_MINUTES: '0' },
      'IDLE_LOCK_MINUTES: must be a whole number from 1 to 240, got "0"',
    ],
    ['yes', { SECURE_COOKIES: 'yes' }, 'SECURE_COOKIES: must be true or false, got "yes"'],
    ...['true', '10', '10.0.0.300', '10.0.0.0/33', '10.0.0.0/0', 'fe80::/129', 'proxy.example.vn', ','].map(
      (given): [string, NodeJS.ProcessEnv, string] => [
        `trust in ${given}`,
        { TRUST_PROXY: given },
        `TRUST_PROXY: must be the addresses of the proxies (10.0.0.5, 10.1.0.0/16, loopback) or their number from 0 to 9, got ${JSON.stringify(given)}`,
      ],
    ),
    [
      'a zone there is not',
      { TIME_ZONE: 'Asia/Hue' },
      'TIME_ZONE: must be a time zone such as Asia/Ho_Chi_Minh, got "Asia/Hue"',
    ],
    [
      'a level there is not',
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent, got "loud"',
    ],
    [
      'an address with a path',
      { PUBLIC_URL: 'https://a.vn/x' },
      'PUBLIC_URL: must be an address such as https://thuocdo.example.vn, without a path, got "https://a.vn/x"',
    ],
    [
      'another database',
      { DATABASE_URL: 'mysql://a:secret@b/c' },
      'DATABASE_URL: must be an address such as postgres://role:password@host:5432/database, got "mysql://a:…@b/c"',
    ],
    [
      'an owner alone',
      { DATABASE_OWNER_URL: DATABASE },
      'DATABASE_OWNER_URL: needs DATABASE_URL beside it, which is not given',
    ],
    [
      'no secret to share',
      { DATABASE_URL: DATABASE },
      'SESSION_SECRET: must be given with DATABASE_URL (at least 32 characters, the same for every instance)',
    ],
    ['a short secret', { SESSION_SECRET: 'short' }, 'SESSION_SECRET: must have at least 32 characters, got 5'],
  ])('%s', (_name, env, expected) => {
    expect(message(env)).toBe(expected);
  });

  it('a misspelt name in .env', () => {
    writeFileSync(join(root, '.env'), 'PROT=3000\n');
    expect(message({})).toBe('PROT: .env has this line, but there is no such setting (.env.example lists them all)');
  });

  it('a data folder that is a file', () => {
    writeFileSync(join(root, 'taken'), '');
    expect(message({ DATA_DIR: 'taken' })).toMatch(/^DATA_DIR: .*taken must be a folder that can be written and read/);
  });
});

it('.env.example lists every setting and no other, each with a comment above it', () => {
  const lines = readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8').split('\n');
  const listed = lines.flatMap((line, at) => {
    const name = /^#?([A-Z_]+)=/.exec(line)?.[1];
    if (name) expect(lines[at - 1]).toMatch(/^# \S/);
    return name ?? [];
  });
  expect([...listed].sort()).toEqual([...SETTINGS].sort());
});
