/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * A command that ended badly counts as one failure at least: a file that does not load, an error outside every test.
 * @param {Counts} counts @param {boolean} endedWell @returns {Counts}
 */
export function withExit(counts, endedWell) {
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  return (endedWell && !empty) || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 * @returns {Counts}
 */
export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Counts}
 */
export const countPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/**
 * Each project's lint and each project's types are one check.
 * @param {string[]} tasks `project:target` of all that was asked for
 * @param {string} output what Nx printed
 * @returns {Counts}
 */
export function countNxTasks(tasks, output) {
  const section = output.split(/^Failed tasks:$/m)[1] ?? '';
  const failed = tasks.filter((task) => section.includes(`- ${task}\n`)).length;
  return { passed: tasks.length - failed, failed, skipped: 0 };
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
