import { useEffect, useRef } from 'react';
import { LevelMeter } from '../../media/LevelMeter';
import type { LocalDevice } from '../../media/LocalDevice';
import { useStore } from '../../store/useStore';
import styles from './PreJoin.module.css';

/** Shows that the microphone hears something. Drawn past React: it changes with every frame. */
export function MicrophoneLevel({ device }: { device: LocalDevice }) {
  const track = useStore(device.store, (state) => state.track);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = bar.current;
    if (!element || !track) return;
    const meter = new LevelMeter(track);
    let shown = 0;
    let frame = requestAnimationFrame(function draw() {
      // Up at once, down slowly: words stay visible between their syllables.
      shown = Math.max(meter.read(), shown * 0.92);
      element.style.setProperty('--level', shown.toFixed(3));
      frame = requestAnimationFrame(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      element.style.removeProperty('--level');
      void meter.close();
    };
  }, [track]);

  return (
    <div ref={bar} className={styles.level} data-testid="level-meter" role="img" aria-label="Microphone level">
      <span className={styles.levelBar} />
    </div>
  );
}
