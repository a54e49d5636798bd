// Runs mediasoup's own tests, unmodified, against Conference.Mediasoup: node run.mjs [--results FILE] [FILE PATTERN…]
// The host must have been built in Release, and the worker be in the cache.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from './packages.mjs';
import { stage } from './stage.mjs';
import { here, output, root } from './places.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { results: { type: 'string' } } });
const host = join(here, '../bin/Release/net10.0/Conference.Mediasoup.Conformance');
if (!existsSync(host)) {
  throw new Error(`There is no ${host}. Build it: dotnet build tests/Conference.Mediasoup.Conformance --configuration Release`);
}

const folder = join(root, 'artifacts/conformance');
const packages = installPackages();
stage(join(output(join(root, 'native/fetch-sources')), 'package'), packages, folder);

const { status, signal } = spawnSync(
  process.execPath,
  [
    ...[join(packages, 'node_modules/jest/bin/jest.js')],
    ...(values.results ? ['--json', `--outputFile=${resolve(values.results)}`] : []),
    ...positionals,
  ],
  {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, CONFORMANCE_HOST: host, MEDIASOUP_WORKER_BIN: output(join(root, 'native/worker-path')) },
  },
);
process.exitCode = signal ? 1 : status;
