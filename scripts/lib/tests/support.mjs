// What the tests of the scripts share: a folder of their own, and a PATH that holds only what they name.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../../../..');

const shellTools = 'awk bash cat chmod cp cut dirname env flock head ln mkdir mktemp mv nproc od rm sed sort tail tee tr uname'.split(' ');

export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'conference-scripts-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

// A folder with the shell's basic tools, the named tools of this machine and the given fake ones.
export function toolFolder(t, names = [], fakes = {}) {
  const path = join(folder(t), 'bin');
  mkdirSync(path);
  for (const name of [...shellTools, ...names]) {
    symlinkSync(locate(name), join(path, name));
  }
  for (const [name, script] of Object.entries(fakes)) {
    writeFileSync(join(path, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(path, name), 0o755);
  }
  return path;
}

export function run(command, args = [], env = {}, cwd = root) {
  const options = { cwd, encoding: 'utf8', env: { ...process.env, MEDIASOUP_WORKER_BIN: '', ...env }, timeout: 120_000 };
  const result = spawnSync(command.includes('/') ? resolve(root, command) : command, args, options);
  if (result.error) {
    throw result.error;
  }
  return result;
}

function locate(name) {
  const found = spawnSync('bash', ['-c', `type -P ${name}`], { encoding: 'utf8' }).stdout.trim();
  if (!found) {
    throw new Error(`${name} is not on PATH (${process.env.PATH.split(delimiter).length} folders).`);
  }
  return found;
}
