// Runs workloads on mediasoup's own library: a request on each line of stdin, a result on each of stdout.
// Usage: node --expose-gc peer.mjs <folder with node_modules>
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { workloads } from './workloads.mjs';

const ticksPerSecond = 100;
const pageBytes = 4096;

function usage(workerId) {
  // After the command, whose name may hold blanks, the 12th and 13th fields are the ticks in user and system mode.
  const fields = readFileSync(`/proc/${workerId}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  const { user, system } = process.cpuUsage();
  return {
    seconds: performance.now() / 1e3,
    cpuSeconds: (user + system) / 1e6,
    workerCpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
  };
}

function memory(workerId) {
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  const workerPages = Number(readFileSync(`/proc/${workerId}/statm`, 'utf8').split(' ')[1]);
  return { residentBytes: rss, heapBytes: heapUsed + external, workerResidentBytes: workerPages * pageBytes };
}

async function measure({ workload: name, count }) {
  const workload = new workloads[name]();
  await workload.setUp(count);
  const before = usage(workload.worker.pid);
  await workload.run(count);
  const after = usage(workload.worker.pid);
  const spent = Object.fromEntries(Object.keys(after).map((key) => [key, after[key] - before[key]]));
  const result = { ...spent, allocatedBytes: null, ...memory(workload.worker.pid) };
  await workload.tearDown();
  return result;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measure(JSON.parse(line)))}\n`);
}
