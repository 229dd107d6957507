/*
 * Timers tick here and nowhere else. The server writes an instant once (data-since or data-until,
 * milliseconds of its own clock); the page adds the difference between the two clocks.
 */

let offset = 0;

export function serverSays(now) {
  if (Number.isFinite(now) && now > 0) {
    offset = now - Date.now();
  }
}

export function serverNow() {
  return Date.now() + offset;
}

export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${two(minutes)}:${two(seconds % 60)}`;
}

/* How a timer stands against its two thresholds, in seconds. */
export function grade(milliseconds, warn, late) {
  const seconds = milliseconds / 1000;
  if (late && seconds >= late) {
    return 'late';
  }
  return warn && seconds >= warn ? 'warn' : 'fine';
}

export function tick(root = document) {
  const now = serverNow();
  for (const element of root.querySelectorAll('[data-since]')) {
    const since = Number(element.dataset.since);
    const passed = now - since;
    write(element, since > 0 ? span(passed) : '–');
    element.dataset.grade = since > 0 ? grade(passed, Number(element.dataset.warn), Number(element.dataset.late)) : 'fine';
  }
  for (const element of root.querySelectorAll('[data-until]')) {
    write(element, span(Number(element.dataset.until) - now + 999));
  }
}

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function startTicking() {
  tick();
  return setInterval(tick, 250);
}
