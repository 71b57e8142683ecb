/** Jest runs the tests as CommonJS; a package that exports only modules is found by its "import" condition (and transformed). */
module.exports = (path, options) => {
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
