import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at, LaunchError, run, say } from './project.mjs';

const STAMP = at('node_modules', '.thuoc-do-lock');

/** Installs what the lock names, unless that is what is there. */
export async function ensureInstalled() {
  const lock = readFileSync(at('package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(STAMP) === hash) return;
  if (!isInstalled(JSON.parse(lock))) await install();
  keepStamp(hash);
}

async function install() {
  say('Đang cài các gói (npm ci), khoảng nửa phút… · Installing packages…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const viaNode = npm?.endsWith('.js');
  const status = await run(viaNode ? process.execPath : 'npm', viaNode ? [npm, ...args] : args, {
    shell: !viaNode && process.platform === 'win32',
  });
  if (status !== 0)
    throw new LaunchError('Không cài được các gói; xem dòng lỗi của npm ở trên · npm ci failed, see above');
}

/** npm lists what it installed when it has finished; somebody may have run `npm ci` by hand. */
function isInstalled(lock) {
  const text = read(at('node_modules', '.package-lock.json'));
  if (!text) return false;
  const there = JSON.parse(text).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) => path === '' || wanted.optional || wanted.peer || there[path]?.version === wanted.version,
  );
}

/** The folder may belong to another user who installed it whole; then the comparison is made again next time. */
function keepStamp(hash) {
  try {
    writeFileSync(STAMP, hash);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
