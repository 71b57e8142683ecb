const Sequencer = require('@jest/test-sequencer').default;

/** In the order of their names: the bundles are numbered, the longest first. */
module.exports = class ByName extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
};
