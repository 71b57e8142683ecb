import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

export const PROJECT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Their addresses, networks or names of networks; or how many stand one before the other. */
export type TrustedProxies = number | string[];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  /** Undefined: the product starts its own PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** The role that migrates. The same as `databaseUrl` when it was not given; undefined with the own PostgreSQL. */
  databaseOwnerUrl: string | undefined;
  poolSize: number;
  dataDir: string;
  sessionSecret: string;
  sessionHours: number;
  idleLockMinutes: number;
  secureCookies: boolean;
  trustProxy: TrustedProxies;
  /** How long `/ready` says no before the program takes no more connections. */
  drainSeconds: number;
  timeZone: string;
  logLevel: LogLevel;
  uploadMaxMb: number;
  /** Pages, labels, styles. Live: what is edited is seen at the next request. */
  templates: { folder: string; live: boolean };
  /** How many papers and files one person may ask for in a minute; other costly work is a share of it. */
  costlyPerMinute: number;
  /** The private key that signs checkpoints; never in the database. */
  checkpointKeyFile: string;
}

/** A setting that cannot be used. The message is one line that begins with the setting's name. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Every setting there is, under the name it has in the environment and in .env. */
export const SETTINGS = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'POOL_SIZE',
  'DATA_DIR',
  'SESSION_SECRET',
  'SESSION_HOURS',
  'IDLE_LOCK_MINUTES',
  'SECURE_COOKIES',
  'TRUST_PROXY',
  'DRAIN_SECONDS',
  'TIME_ZONE',
  'LOG_LEVEL',
  'UPLOAD_MAX_MB',
  'COSTLY_PER_MINUTE',
  'CHECKPOINT_KEY_FILE',
  'LIVE_TEMPLATES',
] as const;
export type Setting = (typeof SETTINGS)[number];
type Given = Partial<Record<Setting, string>>;

const SECRET_LENGTH = 32;

/** Reads the environment over the .env file of `root`. An empty value counts as not given. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, root: string = PROJECT_ROOT): Config {
  const given = { ...fileSettings(join(root, '.env')), ...present(env) };
  const port = wholeNumber(given, 'PORT', 3000, 0, 65535);
  const publicUrl = webAddress(given, 'PUBLIC_URL', `http://localhost:${port}`);
  const databaseUrl = databaseAddress(given, 'DATABASE_URL');
  const dataDir = resolve(root, given.DATA_DIR ?? 'data');
  return {
    port,
    host: given.HOST ?? (databaseUrl ? '0.0.0.0' : '127.0.0.1'),
    publicUrl,
    databaseUrl,
    databaseOwnerUrl: ownerAddress(given, databaseUrl),
    poolSize: wholeNumber(given, 'POOL_SIZE', 16, 1, 500),
    dataDir,
    sessionHours: wholeNumber(given, 'SESSION_HOURS', 12, 1, 168),
    idleLockMinutes: wholeNumber(given, 'IDLE_LOCK_MINUTES', 15, 1, 240),
    secureCookies: yesOrNo(given, 'SECURE_COOKIES', publicUrl.startsWith('https:')),
    trustProxy: proxies(given, 'TRUST_PROXY'),
    drainSeconds: wholeNumber(given, 'DRAIN_SECONDS', 0, 0, 60),
    timeZone: zone(given, 'TIME_ZONE', 'Asia/Ho_Chi_Minh'),
    logLevel: oneOf(given, 'LOG_LEVEL', 'info', LOG_LEVELS),
    uploadMaxMb: wholeNumber(given, 'UPLOAD_MAX_MB', 20, 1, 100),
    costlyPerMinute: wholeNumber(given, 'COSTLY_PER_MINUTE', 60, 1, 1_000_000),
    templates: {
      folder: resolve(PROJECT_ROOT, given.LIVE_TEMPLATES ?? 'templates'),
      live: given.LIVE_TEMPLATES !== undefined,
    },
    checkpointKeyFile: resolve(root, given.CHECKPOINT_KEY_FILE ?? join(dataDir, 'checkpoint-key.pem')),
    sessionSecret: sessionSecret(given, dataDir, databaseUrl !== undefined),
  };
}

function present(env: NodeJS.ProcessEnv): Given {
  return Object.fromEntries(SETTINGS.flatMap((name) => (env[name]?.trim() ? [[name, env[name]!.trim()]] : [])));
}

function fileSettings(path: string): Given {
  if (!existsSync(path)) return {};
  const file = parseEnv(readFileSync(path, 'utf8')) as NodeJS.ProcessEnv;
  const unknown = Object.keys(file).find((name) => !(SETTINGS as readonly string[]).includes(name));
  if (unknown)
    throw new ConfigError(`${unknown}: .env has this line, but there is no such setting (.env.example lists them all)`);
  return present(file);
}

function wrong(name: Setting, rule: string, got: string): ConfigError {
  return new ConfigError(`${name}: must be ${rule}, got ${JSON.stringify(got)}`);
}

function wholeNumber(given: Given, name: Setting, otherwise: number, least: number, most: number): number {
  const text = given[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw wrong(name, `a whole number from ${least} to ${most}`, text);
  }
  return number;
}

function yesOrNo(given: Given, name: Setting, otherwise: boolean): boolean {
  const text = given[name];
  if (text === undefined) return otherwise;
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw wrong(name, 'true or false', text);
}

function proxies(given: Given, name: Setting): TrustedProxies {
  const text = given[name] ?? '0';
  if (text === 'false') return 0;
  if (/^\d$/.test(text)) return Number(text);
  const list = text.split(/[\s,]+/).filter(Boolean);
  if (list.length > 0 && list.every(isNetwork)) return list;
  throw wrong(name, 'the addresses of the proxies (10.0.0.5, 10.1.0.0/16, loopback) or their number from 0 to 9', text);
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const widest = version === 6 ? 128 : 32;
  return (
    version > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= widest))
  );
}

function oneOf<T extends string>(given: Given, name: Setting, otherwise: T, allowed: readonly T[]): T {
  const text = given[name] ?? otherwise;
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw wrong(name, `one of ${allowed.join(', ')}`, text);
  return found;
}

function zone(given: Given, name: Setting, otherwise: string): string {
  const text = given[name] ?? otherwise;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone && text;
  } catch {
    throw wrong(name, 'a time zone such as Asia/Ho_Chi_Minh', text);
  }
}

function webAddress(given: Given, name: Setting, otherwise: string): string {
  const text = given[name] ?? otherwise;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw wrong(name, 'an address such as https://thuocdo.example.vn, without a path', text);
  }
  return url.origin;
}

function databaseAddress(given: Given, name: Setting): string | undefined {
  const text = given[name];
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw wrong(name, 'an address such as postgres://role:password@host:5432/database', withoutPassword(text));
  }
  return text;
}

function withoutPassword(text: string): string {
  return text.replace(/:[^:@/]*@/, ':…@');
}

function ownerAddress(given: Given, databaseUrl: string | undefined): string | undefined {
  const owner = databaseAddress(given, 'DATABASE_OWNER_URL');
  if (owner && !databaseUrl)
    throw new ConfigError('DATABASE_OWNER_URL: needs DATABASE_URL beside it, which is not given');
  return owner ?? databaseUrl;
}

function sessionSecret(given: Given, dataDir: string, shared: boolean): string {
  const text = given.SESSION_SECRET;
  if (text === undefined && shared) {
    throw new ConfigError(
      `SESSION_SECRET: must be given with DATABASE_URL (at least ${SECRET_LENGTH} characters, the same for every instance)`,
    );
  }
  if (text !== undefined && text.length < SECRET_LENGTH) {
    throw new ConfigError(`SESSION_SECRET: must have at least ${SECRET_LENGTH} characters, got ${text.length}`);
  }
  return text ?? keptSecret(dataDir);
}

function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(path)) writeOnce(path, randomBytes(48).toString('base64url'));
    const text = readFileSync(path, 'utf8').trim();
    if (text.length >= SECRET_LENGTH) return text;
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR: ${dataDir} must be a folder that can be written and read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
  throw new ConfigError(
    `SESSION_SECRET: ${path} is damaged; delete it (everybody signs in again) or give SESSION_SECRET`,
  );
}

/** A link is made whole or not at all, so that two starts at once agree and a killed one leaves no half file. */
function writeOnce(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text + '\n', { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
