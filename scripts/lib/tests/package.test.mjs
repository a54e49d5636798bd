import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, root, run } from './support.mjs';

const example = join(root, 'interop/examples/room.cs');
const packages = mkdtempSync(join(tmpdir(), 'conference-packages-'));

after(() => rmSync(packages, { recursive: true }));
before(() => {
  ['Conference.Mediasoup', 'Conference.Mediasoup.Worker', 'Conference.Mediasoup.Hosting'].forEach((project) => {
    const { status, stdout } = run('dotnet', ['pack', join(root, 'interop', project), '--no-build', '-c', 'Release', '-o', packages]);
    assert.equal(status, 0, stdout);
  });
});

test('packing gives the library with its symbols, the worker and the hosting package', () => {
  assert.deepEqual(readdirSync(packages).map((file) => file.replace(/\.\d+\.\d+\.\d+/, '')).sort(), [
    'Conference.Mediasoup.Hosting.nupkg',
    'Conference.Mediasoup.Hosting.snupkg',
    'Conference.Mediasoup.Worker.nupkg',
    'Conference.Mediasoup.nupkg',
    'Conference.Mediasoup.snupkg',
  ]);
});

test("the package's README shows the example as it is, in at most 40 lines", () => {
  const code = readFileSync(example, 'utf8');
  assert.ok(code.trimEnd().split('\n').length <= 40);
  assert.ok(readFileSync(join(root, 'interop/Conference.Mediasoup/README.md'), 'utf8').includes('```csharp\n' + code + '```'));
});

test('a newcomer with the packages alone runs the example, and FFmpeg hears FFmpeg through the room', (t) => {
  const place = folder(t);
  copyFileSync(example, join(place, 'room.cs'));
  const sources = `<add key="packed" value="${packages}" />`;
  writeFileSync(join(place, 'nuget.config'), `<configuration><packageSources>${sources}</packageSources></configuration>`);
  // Nothing of this checkout may help: neither the worker in the cache nor a package that was restored before.
  const env = { CONFERENCE_CACHE: folder(t), NUGET_PACKAGES: folder(t), MEDIASOUP_WORKER_BIN: '' };
  const { status, stdout, stderr } = run('dotnet', ['run', 'room.cs'], env, place);
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /Bob heard Ann: \d+ bytes/);
  assert.ok(statSync(join(place, 'bob.ogg')).size > 10_000, `bob.ogg has ${statSync(join(place, 'bob.ogg')).size} bytes`);
  const probed = run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name:format=duration', '-of', 'csv=p=0', join(place, 'bob.ogg')]);
  const [codec, duration] = probed.stdout.trim().split('\n');
  assert.equal(codec, 'opus');
  assert.ok(Math.abs(duration - 5) < 0.5, `bob.ogg lasts ${duration} s`);
});
