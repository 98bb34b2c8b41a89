// How jest runs our TypeScript: swc strips the types, nothing else.
// A zone that is not the school's: code that takes the machine's own for it would show.
process.env.TZ = 'Pacific/Auckland';
const parser = { syntax: 'typescript', tsx: true };
const transform = { react: { runtime: 'automatic', importSource: 'preact' } };

module.exports = {
  // Jest would keep one core for itself; the machines that test this have two.
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/faults/counts-reporter.js'],
  testSequencer: '<rootDir>/test/longest-first.js',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser, transform, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
};
