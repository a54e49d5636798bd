import { Store } from '../store/Store';
import { report } from '../lib/report';
import { mediaDevices } from './mediaDevices';
import { toDeviceProblem, type DeviceKind, type DeviceProblem } from './deviceProblem';

export interface LocalDeviceState {
  status: 'off' | 'starting' | 'on' | 'failed';
  track: MediaStreamTrack | null;
  /** The device in use or to be used; null is the system's choice. */
  deviceId: string | null;
  problem: DeviceProblem | null;
}

const constraints: Record<DeviceKind, MediaTrackConstraints> = {
  camera: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } },
};

/** One camera or microphone: on means that the device is open and its light burns, off means that it is closed. */
export class LocalDevice {
  readonly kind: DeviceKind;
  readonly store: Store<LocalDeviceState>;
  private generation = 0;

  constructor(kind: DeviceKind, deviceId: string | null) {
    this.kind = kind;
    this.store = new Store<LocalDeviceState>({ status: 'off', track: null, deviceId, problem: null });
  }

  constraints(): MediaTrackConstraints {
    const { deviceId } = this.store.get();
    // `ideal`: a remembered device that is gone must not keep the default one from starting.
    return { ...constraints[this.kind], ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }) };
  }

  /** Opens the device unless it is open or opening. `acquire` lets both devices share one permission prompt. */
  async turnOn(acquire = this.acquire): Promise<void> {
    const { status } = this.store.get();
    if (status === 'on' || status === 'starting') return;
    await this.replace(acquire);
  }

  turnOff(): void {
    this.generation++;
    this.release();
    this.store.patch({ status: 'off', track: null, problem: null });
  }

  async select(deviceId: string): Promise<void> {
    const { status, track } = this.store.get();
    this.store.patch({ deviceId });
    if (status === 'off') return;
    if (status === 'on' && track?.getSettings().deviceId === deviceId) return;
    await this.replace(this.acquire);
  }

  /** The hardware is there again, or allowed again: try what failed. */
  async retry(): Promise<void> {
    if (this.store.get().status === 'failed') await this.replace(this.acquire);
  }

  /** Asks for this device alone. */
  readonly acquire = async (): Promise<MediaStreamTrack> => {
    const wanted = this.constraints();
    const request = this.kind === 'camera' ? { video: wanted } : { audio: wanted };
    const stream = await navigator.mediaDevices.getUserMedia(request);
    const track = stream.getTracks()[0];
    if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
    return track;
  };

  private async replace(acquire: () => Promise<MediaStreamTrack>): Promise<void> {
    const generation = ++this.generation;
    const { status, track: old } = this.store.get();
    // Phones open one camera at a time, so the old track ends first; it stays in the state as a still until the new one is there.
    if (status === 'on') stopQuietly(old);
    else this.store.patch({ status: 'starting', problem: null });
    try {
      if (!mediaDevices()) throw new InsecureContextError();
      const track = await acquire();
      if (generation !== this.generation) {
        track.stop();
        return;
      }
      this.adopt(track);
    } catch (error) {
      if (generation !== this.generation) return;
      this.release();
      const problem = error instanceof InsecureContextError ? 'insecure' : toDeviceProblem(error);
      report(`The ${this.kind} did not start (${problem}).`, error);
      this.store.patch({ status: 'failed', track: null, problem });
    }
  }

  private adopt(track: MediaStreamTrack): void {
    this.release();
    track.contentHint = this.kind === 'camera' ? 'motion' : 'speech';
    track.onended = () => {
      this.generation++;
      this.store.patch({ status: 'failed', track: null, problem: 'unplugged' });
    };
    const deviceId = track.getSettings().deviceId ?? this.store.get().deviceId;
    this.store.patch({ status: 'on', track, deviceId, problem: null });
  }

  private release(): void {
    stopQuietly(this.store.get().track);
  }
}

function stopQuietly(track: MediaStreamTrack | null): void {
  if (!track) return;
  track.onended = null;
  track.stop();
}

class InsecureContextError extends Error {
  override readonly name = 'InsecureContextError';
}
