// The workloads of ../Workloads on mediasoup's own library, under the same names.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { createWorker } = createRequire(`${process.argv[2]}/`)('mediasoup');
const media = JSON.parse(readFileSync(new URL('../media.json', import.meta.url), 'utf8'));
const relay = fileURLToPath(new URL('../Relay/relay-worker', import.meta.url));
const ownPort = { listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] };
const burstScore = 7;

class Workload {
  async setUp(_count, workerBin) {
    this.worker = await createWorker({ workerBin });
    this.router = await this.worker.createRouter({ mediaCodecs: media.mediaCodecs });
  }

  async tearDown() {
    const ended = once(this.worker, 'subprocessclose');
    this.worker.close();
    await ended;
  }
}

async function pipeline(count, atOnce, once) {
  for (let done = 0; done < count; done += atOnce) {
    const running = [];
    for (let i = done; i < Math.min(count, done + atOnce); i++) {
      running.push(once(i));
    }
    await Promise.all(running);
  }
}

function audio(number) {
  const { encodings, ...rest } = media.audio;
  return { kind: 'audio', rtpParameters: { ...rest, mid: String(number), encodings: [{ ...encodings[0], ssrc: number + 1 }] } };
}

function video(number) {
  const { encodings, ...rest } = media.video;
  const by = number * 6;
  const shifted = encodings.map((encoding) => ({ ...encoding, ssrc: encoding.ssrc + by, rtx: { ssrc: encoding.rtx.ssrc + by } }));
  return { kind: 'video', rtpParameters: { ...rest, mid: String(number), encodings: shifted } };
}

async function audience(router, size) {
  const sending = await router.createWebRtcTransport(ownPort);
  const receiving = await router.createWebRtcTransport(ownPort);
  const producer = await sending.produce(video(0));
  const options = { producerId: producer.id, rtpCapabilities: router.rtpCapabilities };
  return Promise.all(Array.from({ length: size }, () => receiving.consume(options)));
}

class UsageOneByOne extends Workload {
  async run(count) {
    for (let i = 0; i < count; i++) {
      await this.worker.getResourceUsage();
    }
  }
}

class UsagePipelined extends Workload {
  run(count) {
    return pipeline(count, 1000, () => this.worker.getResourceUsage());
  }
}

class TransportsOneByOne extends Workload {
  async run(count) {
    for (let i = 0; i < count; i++) {
      const transport = await this.router.createWebRtcTransport(ownPort);
      transport.close();
    }
    // The worker answers in order: this is the end of the last close.
    await this.worker.getResourceUsage();
  }
}

class TransportsPipelined extends Workload {
  async run(count) {
    await pipeline(count, 100, async () => {
      const transport = await this.router.createWebRtcTransport(ownPort);
      transport.close();
    });
    await this.worker.getResourceUsage();
  }
}

class ProduceAndConsume extends Workload {
  async setUp(count) {
    await super.setUp(count);
    this.sending = await this.router.createWebRtcTransport(ownPort);
    this.receiving = await this.router.createWebRtcTransport(ownPort);
  }

  async run(count) {
    await pipeline(count, 20, async (number) => {
      const producer = await this.sending.produce(video(number));
      const consumer = await this.receiving.consume({
        producerId: producer.id,
        rtpCapabilities: this.router.rtpCapabilities,
        paused: true,
      });
      consumer.close();
      producer.close();
    });
    await this.worker.getResourceUsage();
  }
}

class ConsumerStats extends Workload {
  async setUp(count) {
    await super.setUp(count);
    this.consumers = await audience(this.router, 500);
  }

  run(count) {
    return pipeline(count, this.consumers.length, (number) => this.consumers[number % this.consumers.length].getStats());
  }
}

class Notifications extends Workload {
  constructor(perSecond) {
    super();
    this.perSecond = perSecond;
  }

  async setUp(count) {
    process.env.CONFERENCE_BENCHMARK_BURST = `${count}/${this.perSecond}`;
    await super.setUp(count, relay);
    let missing = count;
    this.allCame = new Promise((resolve) => {
      this.onScore = ({ score }) => {
        if (score === burstScore && --missing === 0) {
          resolve();
        }
      };
    });
    for (const consumer of await audience(this.router, 500)) {
      consumer.on('score', this.onScore);
    }
  }

  async run() {
    await this.worker.dump();
    await this.allCame;
  }
}

class DirectMessages extends Workload {
  message = Buffer.alloc(200);

  async setUp(count) {
    await super.setUp(count);
    const transport = await this.router.createDirectTransport();
    this.producer = await transport.produceData();
    const consumer = await transport.consumeData({ dataProducerId: this.producer.id });
    consumer.on('message', () => {
      if (--this.missing === 0) {
        this.allCame();
      }
    });
  }

  async run(count) {
    const atOnce = 1000;
    for (let sent = 0; sent < count; sent += atOnce) {
      this.missing = atOnce;
      const cameBack = new Promise((resolve) => (this.allCame = resolve));
      for (let i = 0; i < atOnce; i++) {
        this.producer.send(this.message);
      }
      await cameBack;
    }
  }
}

class MeetingObjects extends Workload {
  held = [];

  async setUp(count) {
    await super.setUp(count);
    this.webRtcServer = await this.worker.createWebRtcServer(ownPort);
  }

  async run(count) {
    const atOnce = 100;
    for (let i = 0; i < count; i += atOnce) {
      const transports = await Promise.all(
        Array.from({ length: atOnce }, () => this.router.createWebRtcTransport({ webRtcServer: this.webRtcServer })),
      );
      const producers = await Promise.all(transports.map((transport) => transport.produce(audio(0))));
      const consumers = await Promise.all(
        transports.map((transport, index) =>
          transport.consume({ producerId: producers[(index + 1) % atOnce].id, rtpCapabilities: this.router.rtpCapabilities }),
        ),
      );
      this.held.push(...transports, ...producers, ...consumers);
    }
  }
}

export const workloads = {
  'usage-one-by-one': UsageOneByOne,
  'usage-pipelined': UsagePipelined,
  'transports-one-by-one': TransportsOneByOne,
  'transports-pipelined': TransportsPipelined,
  'produce-and-consume': ProduceAndConsume,
  'consumer-stats': ConsumerStats,
  'notifications-offered': class extends Notifications {
    constructor() {
      super(100_000);
    }
  },
  'notifications-flood': class extends Notifications {
    constructor() {
      super(0);
    }
  },
  'direct-messages': DirectMessages,
  'meeting-objects': MeetingObjects,
};
