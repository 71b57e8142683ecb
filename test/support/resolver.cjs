const { existsSync } = require('node:fs');
const { join, sep } = require('node:path');

/**
 * Jest runs the tests as CommonJS: what the sources call x.js is x.ts, and a package that exports only modules is found
 * by its "import" condition (and transformed).
 */
module.exports = (path, options) => {
  const source = ownSource(path, options.basedir);
  if (source) return source;
  try {
    return options.defaultResolver(path, options);
  } catch (error) {
    if (path.startsWith('.')) throw error;
    return options.defaultResolver(path, {
      ...options,
      conditions: [...(options.conditions ?? []), 'import', 'module'],
    });
  }
};

function ownSource(path, folder) {
  if (!path.startsWith('.') || !path.endsWith('.js') || folder.includes(`${sep}node_modules${sep}`)) return undefined;
  const source = join(folder, `${path.slice(0, -3)}.ts`);
  return existsSync(source) ? source : undefined;
}
