import { report } from '../lib/report';
import type { Source } from '../signal/schemas';
import { Store } from '../store/Store';
import type { DeviceKind } from './deviceProblem';
import { LocalDevice } from './LocalDevice';
import { LocalScreen } from './LocalScreen';
import { mediaDevices } from './mediaDevices';
import { loadDevicePreferences, saveDevicePreferences } from './preferences';

export interface DeviceChoices {
  camera: readonly MediaDeviceInfo[];
  microphone: readonly MediaDeviceInfo[];
}

/** The devices of this person, from the preview before the meeting to its end, and the switches they wish for. */
export class LocalMedia {
  readonly camera: LocalDevice;
  readonly microphone: LocalDevice;
  readonly screen = new LocalScreen();
  readonly choices = new Store<DeviceChoices>({ camera: [], microphone: [] });
  /** Muting keeps the microphone open, so that the first word after it is not lost. */
  readonly muted = new Store(false);
  private readonly wanted: Record<DeviceKind, boolean>;
  private readonly subscriptions: (() => void)[] = [];

  constructor() {
    const preferences = loadDevicePreferences();
    this.camera = new LocalDevice('camera', preferences.camera.deviceId);
    this.microphone = new LocalDevice('microphone', preferences.microphone.deviceId);
    this.wanted = { camera: preferences.camera.wanted, microphone: preferences.microphone.wanted };
  }

  device(kind: DeviceKind): LocalDevice {
    return kind === 'camera' ? this.camera : this.microphone;
  }

  /** Opens what was used the last time, and watches for devices and permissions that come and go. */
  async start(): Promise<void> {
    this.watch();
    const { camera, microphone } = this.wanted;
    if (camera && microphone) await this.openBoth();
    else if (camera) await this.camera.turnOn();
    else if (microphone) await this.microphone.turnOn();
    await this.refresh();
  }

  stop(): void {
    for (const unsubscribe of this.subscriptions.splice(0)) unsubscribe();
    this.camera.turnOff();
    this.microphone.turnOff();
    this.screen.stop();
  }

  /** Tells when anything changes about what is to be sent. Returns how to stop. */
  subscribe(changed: () => void): () => void {
    const stores = [this.camera.store, this.microphone.store, this.muted, this.screen.store];
    const unsubscribers = stores.map((store) => store.subscribe(changed));
    return () => unsubscribers.forEach((unsubscribe) => unsubscribe());
  }

  /** What is to be sent from a source now, if anything. */
  trackOf(source: Source): MediaStreamTrack | null {
    switch (source) {
      case 'camera':
      case 'microphone': {
        const { status, track } = this.device(source).store.get();
        return status === 'on' ? track : null;
      }
      case 'screen':
        return this.screen.store.get().video;
      case 'screenAudio':
        return this.screen.store.get().audio;
    }
  }

  /**
   * The meeting does not take a source any more: it follows, so that nobody believes to be seen or heard. What the person wishes for
   * their next meeting stays. A microphone that may be resumed stays open.
   */
  withhold(source: Source, mayResume: boolean): void {
    switch (source) {
      case 'microphone':
        this.muted.set(true);
        this.applyMute();
        if (!mayResume) this.microphone.turnOff();
        return;
      case 'camera':
        return this.camera.turnOff();
      case 'screen':
      case 'screenAudio':
        return this.screen.stop();
    }
  }

  async turnOn(kind: DeviceKind): Promise<void> {
    this.remember(kind, true);
    await this.device(kind).turnOn();
    await this.refresh();
  }

  turnOff(kind: DeviceKind): void {
    this.remember(kind, false);
    this.device(kind).turnOff();
  }

  async select(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.device(kind).select(deviceId);
    this.applyMute();
    this.save();
  }

  /** Unmuting also opens a microphone that was left out before. */
  async setMuted(muted: boolean): Promise<void> {
    this.muted.set(muted);
    this.applyMute();
    if (!muted) await this.turnOn('microphone');
  }

  /** Whether nobody can hear this person, for whatever reason. */
  get silent(): boolean {
    return this.muted.get() || this.microphone.store.get().status !== 'on';
  }

  private applyMute(): void {
    const { track } = this.microphone.store.get();
    if (track) track.enabled = !this.muted.get();
  }

  /** One prompt for both; where that fails, each by itself, so that a missing camera does not take the microphone along. */
  private async openBoth(): Promise<void> {
    const both = mediaDevices()?.getUserMedia({
      video: this.camera.constraints(),
      audio: this.microphone.constraints(),
    });
    const pick = async (device: LocalDevice, tracks: (stream: MediaStream) => MediaStreamTrack[]) => {
      try {
        const track = both && tracks(await both)[0];
        return track ?? (await device.acquire());
      } catch {
        // The reason is that of either device; asking for this one alone tells whether it is its own.
        return device.acquire();
      }
    };
    await Promise.all([
      this.camera.turnOn(() => pick(this.camera, (stream) => stream.getVideoTracks())),
      this.microphone.turnOn(() => pick(this.microphone, (stream) => stream.getAudioTracks())),
    ]);
  }

  private watch(): void {
    const devices = mediaDevices();
    if (!devices) return;
    const changed = () => void this.devicesChanged();
    devices.addEventListener('devicechange', changed);
    this.subscriptions.push(() => devices.removeEventListener('devicechange', changed));
    this.watchPermission('camera');
    this.watchPermission('microphone');
    this.subscriptions.push(this.microphone.store.subscribe(() => this.applyMute()));
  }

  private watchPermission(kind: DeviceKind): void {
    navigator.permissions
      .query({ name: kind })
      .then((permission) => {
        permission.onchange = () => {
          if (permission.state === 'granted')
            void this.device(kind)
              .retry()
              .then(() => this.refresh());
        };
        this.subscriptions.push(() => (permission.onchange = null));
      })
      .catch((error: unknown) => report(`This browser does not tell about the permission for the ${kind}.`, error));
  }

  private async devicesChanged(): Promise<void> {
    await this.refresh();
    const { camera, microphone } = this.choices.get();
    if (camera.length > 0) await this.retryMissing(this.camera);
    if (microphone.length > 0) await this.retryMissing(this.microphone);
  }

  private async retryMissing(device: LocalDevice): Promise<void> {
    const { problem } = device.store.get();
    if (problem === 'missing' || problem === 'unplugged') await device.retry();
  }

  /** Browsers tell the names of devices only while one is (or has been) open. */
  private async refresh(): Promise<void> {
    const devices = mediaDevices();
    if (!devices) return;
    const all = await devices.enumerateDevices();
    const named = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== '');
    this.choices.set({ camera: named('videoinput'), microphone: named('audioinput') });
  }

  private remember(kind: DeviceKind, wanted: boolean): void {
    this.wanted[kind] = wanted;
    this.save();
  }

  private save(): void {
    saveDevicePreferences({
      camera: { wanted: this.wanted.camera, deviceId: this.camera.store.get().deviceId },
      microphone: { wanted: this.wanted.microphone, deviceId: this.microphone.store.get().deviceId },
    });
  }
}
