// The order in which jest takes the test files: those that strike every call first, so that no long one is left to the end.
const Sequencer = require('@jest/test-sequencer').default;

const LONG = /faults.(together|crash-|year|purge)|browser.guided/;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.test(path) ? 0 : 1);
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
