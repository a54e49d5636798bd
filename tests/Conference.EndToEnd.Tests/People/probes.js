// Looks at a page's media for the tests; changes nothing in it. Added to each page before its own scripts.
window.probes = (() => {
  const tile = (name) => document.querySelector(`[data-testid="tile"][data-name="${CSS.escape(name)}"]`);
  const video = (name) => tile(name)?.querySelector('video');
  const screen = (name) => document.querySelector(`[data-testid="screen"][data-name="${CSS.escape(name)}"] video`);
  const frames = (name) => video(name)?.getVideoPlaybackQuality().totalVideoFrames ?? 0;

  // Counts across a change of the video element or its stream, where the browser's own count begins again.
  const counts = new Map();
  function framesSince(mark, name) {
    const now = frames(name);
    const count = counts.get(mark) ?? { last: now, sum: 0 };
    count.sum += now >= count.last ? now - count.last : now;
    count.last = now;
    counts.set(mark, count);
    return count.sum;
  }

  const colours = (name) => coloursOf(video(name));
  const screenColours = (name) => coloursOf(screen(name));
  const pictureColours = (selector) => coloursOf(document.querySelector(selector));

  // Of a part of a larger picture, as CSS shows it.
  async function partColours(selector) {
    const style = document.querySelector(selector).style;
    const sheet = new Image();
    sheet.src = /^url\("(.+)"\)$/.exec(style.backgroundImage)[1];
    await sheet.decode();
    const [left, top] = style.backgroundPosition.split(' ').map((value) => -parseFloat(value));
    const [width, height] = [parseFloat(style.width), parseFloat(style.height)];
    if (left + width > sheet.naturalWidth || top + height > sheet.naturalHeight) throw new Error(`${left}, ${top} lies outside of the sheet.`);
    return coloursOf(await createImageBitmap(sheet, left, top, width, height));
  }

  function coloursOf(element) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 18];
    const context = canvas.getContext('2d');
    context.drawImage(element, 0, 0, canvas.width, canvas.height);
    const points = [4, 8, 12, 16, 20, 24, 28].map((x) => [...context.getImageData(x, 9, 1, 1).data].slice(0, 3));
    return points;
  }

  let audio;
  const analysers = new Map();
  function analyser(stream) {
    audio ??= new AudioContext();
    if (!analysers.has(stream)) {
      const node = audio.createAnalyser();
      node.fftSize = 8192;
      audio.createMediaStreamSource(stream).connect(node);
      analysers.set(stream, node);
    }
    return analysers.get(stream);
  }

  const playing = () =>
    [...document.querySelectorAll('audio')].filter(
      (element) => !element.paused && !element.muted && element.volume > 0 && element.srcObject?.getAudioTracks().length > 0,
    );

  // The strongest frequency that each remote participant's sound has now, in hertz; silence has none.
  function tones() {
    return playing().map((element) => {
      const node = analyser(element.srcObject);
      const levels = new Float32Array(node.frequencyBinCount);
      node.getFloatFrequencyData(levels);
      const peak = levels.indexOf(Math.max(...levels));
      return levels[peak] > -65 ? (peak * audio.sampleRate) / node.fftSize : 0;
    });
  }

  const hears = (hertz) => tones().some((tone) => Math.abs(tone - hertz) < 10);

  const states = [];
  const visits = () => states;
  new MutationObserver(() => {
    const state = document.querySelector('[data-testid="connection-state"]')?.dataset.state;
    if (state && state !== states.at(-1)) {
      states.push(state);
    }
  }).observe(document, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });

  return { frames, framesSince, colours, screenColours, pictureColours, partColours, tones, hears, visits };
})();
