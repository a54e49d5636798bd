import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { here } from './places.mjs';

const ours = join(here, '../module');
const certificates = join('test', 'data');

/**
 * Lays out a folder as the tests expect that of mediasoup: its package.json, its tests as they are, and its wire types, with which tests
 * forge messages; around them our module, and no other file of the Node library.
 */
export function stage(mediasoup, packages, folder) {
  const lib = join(folder, 'node/lib');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(lib, { recursive: true });

  cpSync(join(mediasoup, 'package.json'), join(folder, 'package.json'));
  ['test', 'fbs'].forEach((name) => copyScripts(join(mediasoup, 'node/lib', name), join(lib, name)));
  cpSync(ours, lib, { recursive: true });
  cpSync(join(here, 'jest.config.cjs'), join(folder, 'jest.config.cjs'));
  symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
  makeCertificate(join(lib, certificates));
  check(lib, mediasoup, packages);
}

// The types are for TypeScript only.
function copyScripts(from, to) {
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(ts|map)$/.test(path) });
}

// The package has the test that wants these files, but not the files.
function makeCertificate(folder) {
  mkdirSync(folder);
  const options = [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=conformance', '-days', '1'],
    ...['-keyout', join(folder, 'dtls-key.pem'), '-out', join(folder, 'dtls-cert.pem')],
  ];
  execFileSync('openssl', options, { stdio: ['ignore', 'ignore', 'pipe'] });
}

// What the count of passed tests is worth hangs on this: the tests are mediasoup's, and what they test is not.
function check(lib, mediasoup, packages) {
  const files = readdirSync(lib, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((file) => relative(lib, join(file.parentPath, file.name)))) {
    const [top] = path.split(sep);
    const origin = top === 'test' || top === 'fbs' ? join(mediasoup, 'node/lib', path) : join(ours, path);
    const isCertificate = path.startsWith(certificates);
    if (!isCertificate && !readFileSync(origin).equals(readFileSync(join(lib, path)))) {
      throw new Error(`${path} is not as it is in ${origin}.`);
    }
  }
  if (existsSync(join(packages, 'node_modules/mediasoup'))) {
    throw new Error('The packages of the tests contain mediasoup, which could answer instead of our library.');
  }
}
