/** Reads how loud a microphone is, from 0 (silence) to 1. */
export class LevelMeter {
  private readonly context = new AudioContext();
  private readonly analyser: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.analyser = new AnalyserNode(this.context, { fftSize: 1024, smoothingTimeConstant: 0 });
    this.samples = new Float32Array(this.analyser.fftSize);
    new MediaStreamAudioSourceNode(this.context, { mediaStream: new MediaStream([track]) }).connect(this.analyser);
  }

  read(): number {
    // Until the first click on the page the context may be suspended; asking again is harmless.
    if (this.context.state === 'suspended') void this.context.resume();
    this.analyser.getFloatTimeDomainData(this.samples);
    return levelOf(this.samples);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

const quietestDb = -60;
const loudestDb = -10;

/** Ears hear in decibels: -60 dBFS is 0, -10 dBFS and above is 1. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / Math.max(1, samples.length));
  return Math.min(1, Math.max(0, (db - quietestDb) / (loudestDb - quietestDb)));
}
