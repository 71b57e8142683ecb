import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import module from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { at, launch, LaunchError } from './project.mjs';

/** `run.mjs NAME ARGS…`: the command of that name. Nothing but its result reaches standard output. */
await launch(async () => {
  const [name = '', ...argv] = process.argv.slice(2);
  await ensureInstalled();
  await ensureBuilt();
  const file = [at('dist', 'commands', `${name}.js`), at('bench', `${name}.mjs`)].find((path) => existsSync(path));
  if (!file || !/^[a-z-]+$/.test(name))
    throw new LaunchError(`Không có lệnh «${name}» · There is no command "${name}"`);
  module.enableCompileCache?.(at('node_modules', '.cache', 'node'));
  process.setSourceMapsEnabled(true);
  const status = await runCommand(file, argv);
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(status);
});

async function runCommand(file, argv) {
  const { main } = await import(pathToFileURL(file).href);
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const from = process.env.INIT_CWD ?? process.cwd(); // npm runs scripts in the project, people name files from where they are
  const { stdin, stdout, stderr } = process;
  return main(argv, { stdin, stdout, stderr, readFile: (path) => readFile(resolve(from, path)) });
}

function written(stream) {
  return new Promise((done) => stream.write('', done));
}
