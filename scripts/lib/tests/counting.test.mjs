import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { jest, junit, trx } from '../results.mjs';
import { folder, root, run } from './support.mjs';

const good = { name: 'good', about: 'passes', minutes: 1, steps: [{ title: 'a', command: ['true'] }, { title: 'b', command: ['true'] }] };

function suite(name, command, more = {}) {
  return { name, about: name, minutes: 1, steps: [{ title: name, command, ...more }] };
}

// The table is written out as a module; `results` names the parser to use.
function runSuites(t, suites, { args = [], build = { ...good, name: 'build' } } = {}) {
  const work = folder(t);
  const table = join(work, 'suites.mjs');
  const parsers = JSON.stringify(join(root, 'scripts/lib/results.mjs'));
  writeFileSync(
    table,
    `import * as parsers from ${parsers};
     const parse = (suite) => suite.steps.forEach((step) => step.results && (step.results.parse = parsers[step.results.parser]));
     export const build = ${JSON.stringify(build)};
     export const suites = ${JSON.stringify(suites)};
     suites.forEach(parse);`,
  );
  const out = join(work, 'out');
  const program = join(root, 'scripts/lib/test.mjs');
  const { stdout, status } = run(process.execPath, [program, '--suites', table, '--artifacts', out, ...args], { ARTIFACTS: out });
  return { stdout, status, last: stdout.trimEnd().split('\n').at(-1), work };
}

test('steps that end well are counted one by one', (t) => {
  const { last, status } = runSuites(t, [good]);
  assert.equal(last, '2 passed, 0 failed');
  assert.equal(status, 0);
});

test('a failing step is counted and shown, and the run fails', (t) => {
  const { last, status, stdout } = runSuites(t, [good, suite('bad', ['bash', '-c', 'echo the reason; exit 3'])]);
  assert.equal(last, '2 passed, 1 failed');
  assert.equal(status, 1);
  assert.match(stdout, /the reason/);
  assert.match(stdout, /bad .*ended with exit code 3/);
});

test('a suite that crashes is a failed one', (t) => {
  const { last, stdout } = runSuites(t, [suite('crash', ['bash', '-c', 'kill -SEGV $$'], { results: { file: 'r.xml', parser: 'junit' } })]);
  assert.equal(last, '0 passed, 1 failed');
  assert.match(stdout, /ended with SIGSEGV/);
});

test('a program that is missing is a failed suite', (t) => {
  assert.equal(runSuites(t, [suite('missing', ['/no/such/program'])]).last, '0 passed, 1 failed');
});

test('a suite that ends well without a result is a failed one', (t) => {
  const { last, stdout } = runSuites(t, [suite('mute', ['true'], { results: { file: 'r.trx', parser: 'trx' } })]);
  assert.equal(last, '0 passed, 1 failed');
  assert.match(stdout, /gave no result/);
});

test('a suite that ran no test is a failed one', (t) => {
  const results = { file: 'r.trx', parser: 'trx' };
  const { last, stdout } = runSuites(t, [suite('empty', ['bash', '-c', writeTrx('empty', 0, 0, 0)], { results })]);
  assert.equal(last, '0 passed, 1 failed');
  assert.match(stdout, /ran no test/);
});

test('passed tests do not hide that their program failed', (t) => {
  const results = { file: 'r.trx', parser: 'trx' };
  const { last, status } = runSuites(t, [suite('late', ['bash', '-c', `${writeTrx('late', 5, 5, 5)}; exit 1`], { results })]);
  assert.equal(last, '5 passed, 1 failed');
  assert.equal(status, 1);
});

test('skipped tests are told in the last line', (t) => {
  const results = { file: 'r.trx', parser: 'trx' };
  assert.equal(runSuites(t, [suite('some', ['bash', '-c', writeTrx('some', 9, 7, 7)], { results })]).last, '7 passed, 0 failed, 2 skipped');
});

test('a suite that exceeds its time is stopped with its children and failed', (t) => {
  const pidFile = join(folder(t), 'pid');
  const slow = { ...suite('slow', ['bash', '-c', `(trap '' TERM; echo $BASHPID > ${pidFile}; exec tail -f /dev/null) & wait`]), minutes: 0.02 };
  const { last, stdout } = runSuites(t, [slow, good]);
  assert.equal(last, '2 passed, 1 failed');
  assert.match(stdout, /its time was up/);
  assert.equal(isRunning(readFileSync(pidFile, 'utf8').trim()), false);
});

test('only the named suites run', (t) => {
  assert.equal(runSuites(t, [good, suite('bad', ['false'])], { args: ['good'] }).last, '2 passed, 0 failed');
});

test('an unknown suite is refused with the names that exist', (t) => {
  const { status, last } = runSuites(t, [good], { args: ['nonsense'] });
  assert.equal(status, 2);
  assert.equal(last, '0 passed, 1 failed');
});

test('a failed build fails every chosen suite', (t) => {
  const { last, stdout } = runSuites(t, [good, { ...good, name: 'other' }], { build: suite('build', ['false']) });
  assert.equal(last, '0 passed, 2 failed');
  assert.match(stdout, /did not run: the build failed/);
});

test('each suite leaves its log behind', (t) => {
  const { work } = runSuites(t, [suite('talk', ['echo', 'words'])]);
  assert.match(readFileSync(join(work, 'out/talk/output.log'), 'utf8'), /words/);
});

test('a file of Jest or vitest that cannot be loaded is a failed test', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
  assert.deepEqual(jest(JSON.stringify(report)), { passed: 3, failed: 1, skipped: 1 });
});

test('a cut-off result file throws', () => {
  assert.throws(() => trx('<TestRun><ResultSummary outcome="Completed"><Coun'));
  assert.throws(() => junit('<testsuites>'));
  assert.throws(() => jest('{"numPassedTests": 1'));
});

function writeTrx(name, total, executed, passed) {
  const counters = `<Counters total="${total}" executed="${executed}" passed="${passed}" failed="${executed - passed}" />`;
  return `echo '${counters}' > "$ARTIFACTS/${name}/r.trx"`;
}

// A killed process may wait a moment as a zombie for its new parent.
function isRunning(pid) {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
