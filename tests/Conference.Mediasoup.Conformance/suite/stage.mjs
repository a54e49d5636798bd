import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { here } from './places.mjs';

/**
 * Lays out a folder as the tests expect that of mediasoup: its package.json, its tests as they are and its wire types, with which tests
 * forge messages; around them our module, and no other file of the Node library.
 */
export function stage(mediasoup, packages, folder) {
  const lib = join(folder, 'node/lib');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(lib, { recursive: true });

  cpSync(join(mediasoup, 'package.json'), join(folder, 'package.json'));
  copyScripts(join(mediasoup, 'node/lib/test'), join(lib, 'test'));
  copyScripts(join(mediasoup, 'node/lib/fbs'), join(lib, 'fbs'));
  cpSync(join(here, '../module'), lib, { recursive: true });
  cpSync(join(here, 'jest.config.cjs'), join(folder, 'jest.config.cjs'));
  symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
  makeCertificate(join(lib, 'test/data'));
}

function copyScripts(from, to) {
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(ts|map)$/.test(path) });
}

// The package has the test that wants these files, but not the files.
function makeCertificate(folder) {
  mkdirSync(folder);
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=conformance', '-days', '1'],
    ...['-keyout', join(folder, 'dtls-key.pem'), '-out', join(folder, 'dtls-cert.pem')],
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
}
