// Reads the counts out of the result files of the test runners. What is not understood throws: it is never zero failures.

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });
export const none = { passed: 0, failed: 0, skipped: 0 };

export function trx(text) {
  const counters = /<Counters [^>]*>/.exec(text)?.[0];
  const count = (name) => number(new RegExp(` ${name}="(\\d+)"`).exec(counters ?? '')?.[1], `Counters ${name}`);
  // xunit leaves notExecuted at 0; what was counted but not executed was skipped.
  return { passed: count('passed'), failed: count('executed') - count('passed'), skipped: count('total') - count('executed') };
}

// vitest writes Jest's format.
export function jest(text) {
  const report = JSON.parse(text);
  // A file that cannot even be loaded has failed without a failed test in it.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  return {
    passed: number(report.numPassedTests, 'numPassedTests'),
    failed: number(report.numFailedTests, 'numFailedTests') + broken.length,
    skipped: number(report.numPendingTests, 'numPendingTests') + number(report.numTodoTests, 'numTodoTests'),
  };
}

// node --test ends its JUnit file with its own counts as comments.
export function junit(text) {
  const count = (name) => number(new RegExp(`<!-- ${name} (\\d+) -->`).exec(text)?.[1], name);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo') };
}

function number(value, name) {
  const result = Number(value);
  if (value === undefined || !Number.isInteger(result)) {
    throw new Error(`The result file has no ${name}.`);
  }
  return result;
}
