/*
 * Everything the desk does with sound beside the call itself: the level meter, the check before a
 * shift, and the chimes. The microphone is open only during a call and during the check.
 */

let context;

export function unlockSound() {
  context = context || new AudioContext();
  return context.resume();
}

/* Chooses devices the person picked once; device ids are not secret and stay in this browser. */
export const devices = {
  get microphone() {
    return localStorage.getItem('veriline.microphone') || '';
  },
  set microphone(id) {
    localStorage.setItem('veriline.microphone', id);
  },
  get speaker() {
    return localStorage.getItem('veriline.speaker') || '';
  },
  set speaker(id) {
    localStorage.setItem('veriline.speaker', id);
  },
};

export function microphoneConstraints() {
  // "ideal", never "exact": a headset that was unplugged must not cost the call its microphone.
  return devices.microphone ? {deviceId: {ideal: devices.microphone}} : true;
}

export async function listDevices() {
  const all = await navigator.mediaDevices.enumerateDevices();
  return {
    microphones: all.filter((device) => device.kind === 'audioinput'),
    speakers: all.filter((device) => device.kind === 'audiooutput'),
  };
}

/* Reports the loudness of a stream, 0 to 1, twelve times a second until stopped. */
export function meter(stream, report) {
  context = context || new AudioContext();
  context.resume().catch(() => {});
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    report(loudness(samples));
  }, 83);
  return () => {
    clearInterval(timer);
    source.disconnect();
  };
}

/* Root mean square on a decibel scale: -60 dB is silence (0), -10 dB is as loud as speech gets (1). */
export function loudness(samples) {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  const decibel = 20 * Math.log10(Math.sqrt(sum / samples.length) || 1e-6);
  return Math.min(1, Math.max(0, (decibel + 60) / 50));
}

async function tones(notes, gain = 0.2) {
  await unlockSound();
  if (devices.speaker && context.setSinkId) {
    await context.setSinkId(devices.speaker).catch(() => {});
  }
  let at = context.currentTime + 0.02;
  for (const [hertz, seconds] of notes) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(gain, at + 0.02);
    volume.gain.setTargetAtTime(0, at + seconds * 0.6, seconds * 0.15);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + seconds * 1.5);
    at += seconds;
  }
}

export const chime = {
  check: () => tones([[523, 0.25], [659, 0.25], [784, 0.4]]),
  ring: () => tones([[660, 0.18], [880, 0.3]]),
  wrapUpEnds: () => tones([[587, 0.2]], 0.12),
};
