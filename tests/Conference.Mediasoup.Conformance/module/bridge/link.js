'use strict';
// A thread of its own for the connection to the host, since the main thread waits for answers with Atomics.wait and then runs no
// event loop. Lines go both ways as they are; each line from the host moves the signal that the main thread waits on.
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');
const { workerData } = require('node:worker_threads');

const { port, signal, host } = workerData;
const child = spawn(host, [], { stdio: ['pipe', 'pipe', 'inherit'] });

function tell(line) {
  port.postMessage(line);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

// Without a line the main thread says that it is done, and the host ends with its input.
port.on('message', (line) => (line === null ? child.stdin.end() : child.stdin.write(`${line}\n`)));
createInterface({ input: child.stdout }).on('line', tell);

// A host that ends early is told by its end, not by the broken pipe that comes first.
child.stdin.on('error', () => {});
child.on('error', (error) => tell(JSON.stringify({ ended: `could not be started: ${error.message}` })));
// "close" comes when all of the output was read.
child.on('close', (code, killedBy) => {
  tell(JSON.stringify({ ended: code === 0 ? 'in order' : `with ${killedBy ?? `exit code ${code}`}` }));
  port.close();
});
