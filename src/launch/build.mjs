import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TSC } from './check.mjs';
import { at, LaunchError, run, say } from './project.mjs';

const STAMP = at('dist', '.built');
const BESIDE = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Builds when a source is newer than the last build. A removed file shows in the time of its folder. */
export async function ensureBuilt() {
  if (isFresh()) return;
  const began = new Date();
  if (existsSync(at('dist'))) removeOrphans();
  else rmSync(at('dist', '.tsbuildinfo'), { force: true });
  say('Đang dựng chương trình… · Building…');
  const status = await run(process.execPath, [TSC, '-p', 'tsconfig.build.json']);
  if (status !== 0) throw new LaunchError('Không dựng được chương trình; xem lỗi ở trên · The build failed, see above');
  writeFileSync(STAMP, '');
  utimesSync(STAMP, began, began);
}

function isFresh() {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && existsSync(at('dist', 'main.js')) && newest() <= built;
}

function newest() {
  return Math.max(newestIn(at('src')), ...BESIDE.map((name) => statSync(at(name)).mtimeMs));
}

function newestIn(folder) {
  let time = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newestIn(path));
    else if (entry.name.endsWith('.ts')) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

/** The compiler leaves the output of a removed source where it is. */
function removeOrphans(folder = '') {
  for (const entry of readdirSync(at('dist', folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOrphans(path);
    else if (entry.name.endsWith('.js') && !existsSync(at('src', path.replace(/\.js$/, '.ts')))) {
      rmSync(at('dist', path));
    }
  }
}
