// The suites, in the order in which they run. A suite is a list of steps; a step that names no result file counts as one test.
import { join } from 'node:path';
import { jest, junit, trx } from './results.mjs';

const web = 'controller/web';

export const build = {
  name: 'build',
  about: 'the worker, the web client and the solution',
  minutes: 30,
  steps: [{ title: 'build', command: ['scripts/lib/build'] }],
};

export const suites = [
  {
    name: 'style',
    about: 'formatting, lint, types, shell scripts',
    minutes: 8,
    steps: [
      { title: 'C# format', command: ['dotnet', 'format', 'Conference.sln', '--verify-no-changes', '--no-restore'] },
      { title: 'web lint', command: ['npm', 'run', 'lint'], folder: web },
      { title: 'web types', command: ['npm', 'run', 'check'], folder: web },
      { title: 'web format', command: ['npm', 'run', 'format:check'], folder: web },
      { title: 'shell scripts', command: ['scripts/lib/check-shell'] },
    ],
  },
  dotnet('schema', 5, 'Conference.Mediasoup.Schema.Tests', 'the FlatBuffers source generator'),
  dotnet('mediasoup', 10, 'Conference.Mediasoup.Tests', 'the mediasoup library, against the real worker'),
  {
    name: 'conformance',
    about: "mediasoup's own tests, unmodified, against the mediasoup library",
    minutes: 5,
    steps: [
      {
        title: 'jest',
        command: (out) => ['node', 'tests/Conference.Mediasoup.Conformance/suite/run.mjs', '--results', join(out, 'results.json')],
        results: { file: 'results.json', parse: jest },
      },
    ],
  },
  dotnet('controller', 15, 'Conference.Controller.Tests', 'the controller'),
  dotnet('client', 8, 'Conference.Client.Tests', 'the C# SDK and its examples, against the real controller'),
  dotnet('cli', 8, 'Conference.Cli.Tests', 'the command line tool, against the real controller'),
  dotnet('recorder', 20, 'Conference.Recorder.Tests', 'the recorder, against real FFmpeg'),
  {
    name: 'web',
    about: 'the web client',
    minutes: 5,
    steps: [
      {
        title: 'vitest',
        command: (out) => ['npm', 'test', '--', '--reporter=default', '--reporter=json', `--outputFile=${join(out, 'results.json')}`],
        folder: web,
        results: { file: 'results.json', parse: jest },
      },
    ],
  },
  {
    name: 'scripts',
    about: 'the worker build, the packages, these scripts and how they count',
    minutes: 8,
    steps: [
      {
        title: 'node --test',
        command: (out) => [
          ...['node', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'],
          ...['--test-reporter=junit', `--test-reporter-destination=${join(out, 'results.xml')}`],
          ...['counting', 'native', 'package', 'prepare'].map((name) => `scripts/lib/tests/${name}.test.mjs`),
        ],
        results: { file: 'results.xml', parse: junit },
      },
    ],
  },
  dotnet('e2e', 15, 'Conference.EndToEnd.Tests', 'meetings in a real browser'),
];

function dotnet(name, minutes, project, about) {
  return {
    name,
    about,
    minutes,
    steps: [
      {
        title: project,
        // A hanging test is named in the log before the suite's own time is up.
        command: (out) => [
          ...['dotnet', 'test', `tests/${project}`, '--configuration', 'Release', '--no-build', '--results-directory', out],
          ...['--logger', 'trx;LogFileName=results.trx', '--blame-hang-timeout', `${minutes - 1}m`, '--blame-hang-dump-type', 'none'],
        ],
        results: { file: 'results.trx', parse: trx },
      },
    ],
  };
}
