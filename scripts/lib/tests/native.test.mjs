import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { folder, root, run, toolFolder } from './support.mjs';

const version = /^MEDIASOUP_VERSION=(.*)$/m.exec(readFileSync(join(root, 'native/version.env'), 'utf8'))[1];
const packages =
  'g++ cmake flatbuffers-compiler pkg-config ninja-build libssl-dev libuv1-dev libsrtp2-dev libabsl-dev libflatbuffers-dev'.split(' ');

test('building the worker a second time does nothing and says so', () => {
  const worker = run('native/worker-path').stdout.trim();
  const before = statSync(worker).mtimeMs;
  const second = run('dotnet', ['cake', '--target=Worker']);
  assert.equal(second.status, 0, second.stderr);
  assert.match(second.stdout, /up to date/);
  assert.equal(statSync(worker).mtimeMs, before);
});

test("the link in the cache leads to this recipe's worker", () => {
  const worker = run('native/worker-path').stdout.trim();
  const bin = join(dirname(worker), '..', 'bin');
  assert.equal(join(bin, readlinkSync(join(bin, 'mediasoup-worker'))), worker);
});

test('a missing toolchain gives one message that names every package', (t) => {
  const env = { PATH: toolFolder(t, ['openssl']), CONFERENCE_CACHE: folder(t) };
  const { status, stdout, stderr } = run('native/build-worker', [], env);
  assert.notEqual(status, 0);
  assert.equal(stdout, '');
  assert.equal(stderr.trim().split('\n').length, 1);
  assert.deepEqual(stderr.trim().split('apt-get install ')[1].split(' ').sort(), packages.sort());
});

test('a missing compiler alone names its package alone', (t) => {
  const env = { PATH: toolFolder(t, ['openssl', 'cmake', 'ninja', 'flatc', 'pkg-config']), CONFERENCE_CACHE: folder(t) };
  const { status, stderr } = run('native/build-worker', [], env);
  assert.notEqual(status, 0);
  assert.match(stderr, /apt-get install g\+\+\n$/);
});

test('a missing library names its package', (t) => {
  const withoutSrtp = '[[ $2 != libsrtp2 ]]';
  const env = { PATH: toolFolder(t, ['openssl', 'c++', 'cmake', 'ninja', 'flatc'], { 'pkg-config': withoutSrtp }), CONFERENCE_CACHE: folder(t) };
  assert.match(run('native/build-worker', [], env).stderr, /apt-get install libsrtp2-dev\n$/);
});

test('the sources are refused when their digest differs, and nothing is kept', (t) => {
  const cache = folder(t);
  const native = recipe(t, { 'version.env': `MEDIASOUP_VERSION=${version}\nMEDIASOUP_SHA512=AAAA\n` });
  const { status, stderr } = run(join(native, 'fetch-sources'), [], { CONFERENCE_CACHE: cache });
  assert.notEqual(status, 0);
  assert.match(stderr, /has sha512 .* pins AAAA/);
  assert.deepEqual(readdirSync(join(cache, `mediasoup-${version}`)), ['.lock-fetch']);
});

test("libsrtp's sources are refused when their digest differs, and nothing is kept", (t) => {
  const cache = folder(t);
  const native = recipe(t, { 'version.env': `MEDIASOUP_VERSION=${version}\nLIBSRTP_VERSION=2.5.0\nLIBSRTP_SHA256=AAAA\n` });
  const { status, stderr } = run(join(native, 'fetch-libsrtp'), [], { CONFERENCE_CACHE: cache });
  assert.notEqual(status, 0);
  assert.match(stderr, /has sha256 .* pins AAAA/);
  assert.deepEqual(readdirSync(cache), ['.lock-libsrtp']);
});

test("a machine whose package lists hold no sources is told so in apt-get's words", (t) => {
  const cache = folder(t);
  const env = { PATH: toolFolder(t, ['openssl', 'tar'], { 'apt-get': 'echo "E: Unable to find a source package"; exit 100' }), CONFERENCE_CACHE: cache };
  const { status, stdout, stderr } = run('native/fetch-libsrtp', [], env);
  assert.notEqual(status, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /libsrtp cannot be had .*Unable to find a source package\n$/);
  assert.deepEqual(readdirSync(cache), ['.lock-libsrtp']);
});

test('two at once fetch the sources once, and each prints the folder alone', (t) => {
  const cache = folder(t);
  const both = execFileSync('bash', ['-c', `"$0" & "$0" & wait`, join(root, 'native/fetch-sources')], {
    encoding: 'utf8',
    env: { ...process.env, CONFERENCE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const expected = join(cache, `mediasoup-${version}`);
  assert.equal(both, `${expected}\n${expected}\n`);
  assert.ok(existsSync(join(expected, 'package/worker/fbs/message.fbs')));
});

test('a cache without a worker names the command that builds one', (t) => {
  const { status, stderr } = run('native/worker-path', [], { CONFERENCE_CACHE: folder(t) });
  assert.equal(status, 1);
  assert.match(stderr, /dotnet cake --target=Worker/);
});

test('an explicit path comes first, and must be a program', (t) => {
  assert.equal(run('native/worker-path', [], { MEDIASOUP_WORKER_BIN: '/bin/true' }).stdout, '/bin/true\n');
  assert.equal(run('native/worker-path', [], { MEDIASOUP_WORKER_BIN: join(folder(t), 'none') }).status, 1);
});

test('a changed recipe asks for another worker', (t) => {
  const native = recipe(t, { 'adapter/srtp.h': '// changed\n' });
  const { stderr } = run(join(native, 'worker-path'));
  assert.match(stderr, /No mediasoup-worker/);
});

test('a prebuilt worker with its recorded digest is used', (t) => {
  const { native, env } = prebuilt(t, (digest) => digest);
  const { status, stderr } = run(join(native, 'build-worker'), [], env);
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(join(env.CONFERENCE_CACHE, `mediasoup-${version}`, 'bin/mediasoup-worker')));
});

test('a prebuilt worker with another digest ends the build', (t) => {
  const { native, env } = prebuilt(t, () => '0'.repeat(64));
  const { status, stderr } = run(join(native, 'build-worker'), [], env);
  assert.notEqual(status, 0);
  assert.match(stderr, /has sha256 .* records 0{64}/);
  assert.equal(existsSync(join(env.CONFERENCE_CACHE, `mediasoup-${version}`, 'bin')), false);
});

test('a worker that does not run is not kept', (t) => {
  const { native, env } = prebuilt(t, (digest) => digest, '#!/bin/sh\nexit 3\n');
  const { status, stderr } = run(join(native, 'build-worker'), [], env);
  assert.notEqual(status, 0);
  assert.match(stderr, /does not run/);
  assert.equal(existsSync(join(env.CONFERENCE_CACHE, `mediasoup-${version}`, 'bin')), false);
});

// A copy of native/ with some files changed.
function recipe(t, changes) {
  const native = join(folder(t), 'native');
  cpSync(join(root, 'native'), native, { recursive: true });
  Object.entries(changes).forEach(([file, text]) => writeFileSync(join(native, file), text));
  return native;
}

// A recipe that records a prebuilt archive, and a place on this machine to download it from.
function prebuilt(t, record, program) {
  const work = folder(t);
  const machine = { x64: 'x64', arm64: 'arm64' }[process.arch];
  const archive = `mediasoup-worker-${version}-linux-${machine}-kernel${release().split('.')[0]}.tgz`;
  if (program) {
    writeFileSync(join(work, 'mediasoup-worker'), program, { mode: 0o755 });
  } else {
    symlinkSync(run('native/worker-path').stdout.trim(), join(work, 'mediasoup-worker'));
  }
  mkdirSync(join(work, version));
  execFileSync('tar', ['-czhf', join(work, version, archive), '-C', work, 'mediasoup-worker']);
  const digest = createHash('sha256').update(readFileSync(join(work, version, archive))).digest('hex');
  return {
    native: recipe(t, { 'prebuilt.sha256': `${record(digest)}  ${archive}\n` }),
    env: { CONFERENCE_CACHE: folder(t), MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: `file://${work}` },
  };
}
