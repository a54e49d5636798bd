import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { here } from './places.mjs';

const cache = process.env.CONFERENCE_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'conference');

/** Installs Jest and what the tests import, once for each lock file; gives the folder with node_modules. */
export function installPackages() {
  const digest = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  const folder = join(cache, `conformance-${digest.slice(0, 12)}`);
  if (existsSync(folder)) {
    return folder;
  }
  mkdirSync(cache, { recursive: true });
  const installing = mkdtempSync(join(cache, '.conformance.'));
  try {
    ['package.json', 'package-lock.json'].forEach((name) => copyFileSync(join(here, name), join(installing, name)));
    // Not "npm ci": it refuses a lock file that lacks another platform's optional packages, which not every registry has.
    const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...options], { cwd: installing, stdio: ['ignore', 'ignore', 'inherit'] });
    // A rename is atomic: an install that was cut short is never taken for a whole one.
    renameSync(installing, folder);
  } catch (error) {
    rmSync(installing, { recursive: true, force: true });
    // Another run was quicker.
    if (!existsSync(folder)) {
      throw error;
    }
  }
  return folder;
}
