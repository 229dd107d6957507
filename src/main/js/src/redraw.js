/*
 * When a list is drawn anew: a moment after its name was pushed, then at most once in a while, and
 * once when the way to the server is back. It never asks by itself: reading evidence is evidence.
 */

const GATHER_MS = 200;

export class Redraw {
  constructor({names, every, draw, report, now = () => Date.now(), timers = globalThis}) {
    this.names = names;
    this.every = every;
    this.draw = draw;
    this.report = report;
    this.now = now;
    this.timers = timers;
    this.drawn = now() - every;
  }

  heard(name) {
    if (name === 'closed') {
      this.lost = true;
      this.report(false);
      return;
    }
    const back = this.lost;
    if (back) {
      this.lost = false;
      this.report(true);
    }
    if (back || this.names.includes(name)) {
      this.soon();
    }
  }

  soon() {
    if (this.waiting) {
      return;
    }
    this.waiting = true;
    this.timers.setTimeout(
      () => {
        this.waiting = false;
        this.drawn = this.now();
        this.draw();
      },
      Math.max(GATHER_MS, this.drawn + this.every - this.now()),
    );
  }
}
