'use strict';
const { join } = require('node:path');
const { MessageChannel, Worker, receiveMessageOnPort } = require('node:worker_threads');

/**
 * Frames to and from the host, in one order. What is received waits in the inbox and is handled in a turn of the event loop of its own;
 * a blocking call takes its answer out of turn.
 */
class Connection {
  #signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #port;
  #handle;
  #inbox = [];
  #isTurnComing = false;
  #ended;

  /** @param {(frame: string) => void} handle is given each frame that is not the answer to a blocking call. */
  constructor(host, handle) {
    const { port1, port2 } = new MessageChannel();
    const workerData = { port: port2, signal: this.#signal, host };
    new Worker(join(__dirname, 'link.js'), { workerData, transferList: [port2] });
    this.#port = port1;
    this.#handle = handle;
    this.#port.on('message', (line) => {
      this.#receive(line);
      this.#handleAll();
    });
  }

  send(frame) {
    this.#port.postMessage(JSON.stringify(frame));
  }

  /** Blocks until the frame arrives that answers this one; those before it stay in the inbox. */
  sendAndWait(frame) {
    this.send(frame);
    for (;;) {
      const moves = Atomics.load(this.#signal, 0);
      const received = receiveMessageOnPort(this.#port);
      if (received === undefined) {
        Atomics.wait(this.#signal, 0, moves);
        continue;
      }
      const answer = this.#receive(received.message, frame.id);
      if (answer) {
        this.#handleSoon();
        return answer;
      }
    }
  }

  /** Handles what came before the answer to a blocking call, as Node emits what a call causes before it returns. */
  handleBeforeReturning() {
    const later = [];
    while (this.#inbox.length > 0) {
      const frame = this.#inbox.shift();
      // The end of a process is never part of a call.
      if (frame.later) {
        later.push(frame);
      } else {
        this.#handle(frame);
      }
    }
    this.#inbox.unshift(...later);
  }

  /** Hangs up; resolves with how the host ended. */
  close() {
    this.#port.postMessage(null);
    return new Promise((resolve) => (this.#ended = resolve));
  }

  #receive(line, awaited) {
    const frame = JSON.parse(line);
    if (frame.ended !== undefined) {
      if (this.#ended === undefined) {
        throw new Error(`The host ended ${frame.ended}.`);
      }
      this.#port.close();
      this.#ended(frame.ended);
    } else if (awaited !== undefined && frame.answer === awaited) {
      return frame;
    } else {
      this.#inbox.push(frame);
    }
    return undefined;
  }

  #handleAll() {
    while (this.#inbox.length > 0) {
      this.#handle(this.#inbox.shift());
    }
  }

  #handleSoon() {
    if (this.#inbox.length > 0 && !this.#isTurnComing) {
      this.#isTurnComing = true;
      setImmediate(() => {
        this.#isTurnComing = false;
        this.#handleAll();
      });
    }
  }
}

module.exports = { Connection };
