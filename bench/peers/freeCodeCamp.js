// freeCodeCamp's runner as its site uses it: a new runner for an edit, then every test of the exercise.
import '@freecodecamp/curriculum-helpers/test-runner.js';

/** @returns milliseconds from the edit to the last result */
window.timeFreeCodeCamp = async (contents, tests) => {
  const start = performance.now();
  const runner = await window.FCCTestRunner.createTestRunner({
    type: 'javascript',
    code: { contents },
    source: contents,
    assetPath: '/freeCodeCamp/',
  });
  const results = await runner.runAllTests(tests);
  const milliseconds = performance.now() - start;
  const failed = results.find(({ pass }) => !pass);
  if (failed) throw new Error(`a test of the peer failed: ${failed.err?.message}`);
  return milliseconds;
};
