import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LaunchError, say } from './project.mjs';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const PLACES = [
  ...NAMES.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of the journeys. `CHROMIUM_PATH` decides alone when it is given. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (canRun(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new LaunchError(`CHROMIUM_PATH: ${env.CHROMIUM_PATH} không chạy được · is not a program that can be run`);
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...PLACES, ...onPath].find(canRun);
}

/** Finds Chromium, installs it where that is this user's to do, or says how. */
export function needChromium() {
  const found = findChromium() ?? installOnDebian();
  if (found) return found;
  throw new LaunchError(
    'Thiếu Chromium cho các bài thử trên trình duyệt: cài bằng "apt-get install chromium" (hoặc Chrome), hay đặt CHROMIUM_PATH · ' +
      'Chromium is missing: install it ("apt-get install chromium", or Chrome), or set CHROMIUM_PATH',
  );
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || !/^ID=debian$/m.test(osRelease())) return undefined;
  say('Đang cài Chromium (apt-get) cho các bài thử trên trình duyệt… · Installing Chromium…');
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation');
  if (!findChromium()) apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return findChromium();
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) say(`apt-get ${args[0]}: ${`${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n')}`);
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
