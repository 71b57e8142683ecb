import { ensureBuilt } from './build.mjs';
import { NATIVE_TSC } from './check.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm } from './parent.mjs';
import { at, launch, run } from './project.mjs';

await launch(async () => {
  endWithNpm();
  await ensureInstalled();
  await ensureBuilt();
  if (process.argv.includes('--watch')) return watch();
  process.env.NODE_COMPILE_CACHE ??= at('node_modules', '.cache', 'node');
  process.setSourceMapsEnabled(true);
  const { serve } = await import('../../dist/serve.js');
  process.exit(await serve());
});

/** The compiler watches the sources, Node what it wrote, the program its templates and labels; the one that ends takes the other along. */
async function watch() {
  const inherit = { stdio: 'inherit', env: { ...process.env, LIVE_TEMPLATES: at('templates') } };
  const ends = [
    run(NATIVE_TSC, ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], inherit),
    run(process.execPath, ['--watch', '--enable-source-maps', at('dist', 'main.js')], inherit),
  ];
  const status = await Promise.race(ends);
  process.kill(process.pid, 'SIGTERM');
  await Promise.all(ends);
  process.exit(status);
}
