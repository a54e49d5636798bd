// Runs one suite: its steps one after the other, its output into a log, its counts out of its result files.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { add, none } from './results.mjs';

const running = new Set();

export function stopAll(signal) {
  running.forEach((child) => stop(child, signal));
}

export async function runSuite(suite, root, artifacts) {
  const out = join(artifacts, suite.name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const log = join(out, 'output.log');
  const fd = openSync(log, 'a');
  const started = Date.now();
  const deadline = started + suite.minutes * 60_000;
  let counts = none;
  const problems = [];
  try {
    for (const step of suite.steps) {
      const command = typeof step.command === 'function' ? step.command(out) : step.command;
      writeSync(fd, `$ ${command.join(' ')}\n`);
      const end = await run(command, join(root, step.folder ?? '.'), fd, deadline);
      const result = judge(step, end, out);
      counts = add(counts, result.counts);
      problems.push(...result.problems.map((problem) => `${step.title}: ${problem}`));
    }
    problems.forEach((problem) => writeSync(fd, `${problem}\n`));
  } finally {
    closeSync(fd);
  }
  return { name: suite.name, ...counts, seconds: (Date.now() - started) / 1000, problems, log };
}

// A step that fails, is stopped or says nothing is at least one failed test, whatever its result file says.
function judge(step, end, out) {
  const problems = [];
  let counts = end.failure || step.results ? none : { ...none, passed: 1 };
  if (step.results && !end.notStarted) {
    try {
      counts = step.results.parse(readFileSync(join(out, step.results.file), 'utf8'));
      if (counts.passed + counts.failed === 0 && !end.failure) {
        problems.push('ran no test');
      }
    } catch (error) {
      problems.push(`gave no result (${error.message})`);
    }
  }
  if (end.failure) {
    problems.push(end.failure);
  }
  return { counts: problems.length > 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, problems };
}

function run(command, cwd, fd, deadline) {
  return new Promise((resolve) => {
    const left = deadline - Date.now();
    if (left <= 0) {
      resolve({ failure: "did not start: the suite's time was up", notStarted: true });
      return;
    }
    const child = spawn(command[0], command.slice(1), { cwd, detached: true, stdio: ['ignore', fd, fd] });
    running.add(child);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop(child, 'SIGKILL');
    }, left);
    const end = (result) => {
      clearTimeout(timer);
      running.delete(child);
      // What a step leaves behind would disturb the next one.
      stop(child, 'SIGKILL');
      resolve(result);
    };
    child.on('error', (error) => end({ failure: `did not start: ${error.message}`, notStarted: true }));
    child.on('exit', (code, signal) => {
      if (timedOut) {
        end({ failure: 'was stopped: its time was up' });
      } else {
        end({ failure: code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}` });
      }
    });
  });
}

// Each step leads its own process group, so its children end with it.
function stop(child, signal) {
  if (!child.pid) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
