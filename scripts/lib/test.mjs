// Builds, runs all suites or the named ones, and ends with "N passed, N failed". scripts/test starts it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { add, none } from './results.mjs';
import { runSuite, stopAll } from './runner.mjs';

const shownLines = 200;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  // Another table is for the tests of this program.
  options: { list: { type: 'boolean' }, suites: { type: 'string' }, artifacts: { type: 'string' } },
});
const root = resolve(fileURLToPath(import.meta.url), '../../..');
const artifacts = values.artifacts ?? join(root, 'artifacts', 'test');
const { suites, build } = await import(values.suites ? pathToFileURL(resolve(values.suites)) : './suites.mjs');

if (values.list) {
  suites.forEach((suite) => console.log(`${suite.name.padEnd(12)}${suite.about}`));
  process.exit(0);
}
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${suites.map((suite) => suite.name).join(', ')}.`);
  console.log('0 passed, 1 failed');
  process.exit(2);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopAll('SIGKILL');
    process.exit(1);
  });
}

const chosen = suites.filter((suite) => positionals.length === 0 || positionals.includes(suite.name));
const outcomes = await runAll();
report(outcomes);

async function runAll() {
  const built = await runAndTell(build);
  if (built.failed > 0) {
    const problems = ['did not run: the build failed'];
    return chosen.map(({ name }) => ({ ...none, name, failed: 1, seconds: 0, problems, log: built.log }));
  }
  const outcomes = [];
  for (const suite of chosen) {
    outcomes.push(await runAndTell(suite));
  }
  return outcomes;
}

async function runAndTell(suite) {
  console.log(`== ${suite.name}: ${suite.about}`);
  const outcome = await runSuite(suite, root, artifacts);
  if (outcome.failed > 0) {
    const lines = readFileSync(outcome.log, 'utf8').trimEnd().split('\n');
    console.log(lines.slice(-shownLines).join('\n'));
    console.log(`-- ${suite.name} failed; the whole output is in ${outcome.log}`);
  }
  return outcome;
}

function report(outcomes) {
  console.log(`\n${'suite'.padEnd(12)}${['passed', 'failed', 'skipped', 'seconds'].map((title) => title.padStart(9)).join('')}`);
  for (const { name, passed, failed, skipped, seconds, problems } of outcomes) {
    const columns = [passed, failed, skipped, seconds.toFixed(1)].map((value) => String(value).padStart(9)).join('');
    console.log(`${name.padEnd(12)}${columns}${problems.length > 0 ? `  ${problems.join('; ')}` : ''}`);
  }
  const total = outcomes.reduce(add, none);
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
