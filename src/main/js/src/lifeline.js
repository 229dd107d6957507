/*
 * Knows whether the server still reaches this page. The server sends a "beat" every ten seconds; a
 * page that misses two asks by itself until a push arrives again. Listening costs no request, so it
 * does not keep a session awake that should lock.
 */

const PATIENCE_MS = 25000;
const ASK_EVERY_MS = 4000;
const GATHER_MS = 20;

export class Lifeline {
  constructor({refresh, report, now = () => Date.now(), timers = globalThis}) {
    this.refresh = refresh;
    this.report = report;
    this.now = now;
    this.timers = timers;
    this.alive = undefined;
    this.last = now();
  }

  start() {
    this.last = this.now();
    this.timers.setInterval(() => this.look(), 1000);
  }

  /* Something arrived. A beat only proves life; every other name means there is something new to draw. */
  heard(name) {
    this.last = this.now();
    const wasLost = this.alive === false;
    this.alive = true;
    if (wasLost || !this.told) {
      this.told = true;
      this.report(true);
    }
    if (name !== 'beat' && name !== 'open' || wasLost) {
      this.refreshSoon();
    }
  }

  lost() {
    this.last = Math.min(this.last, this.now() - PATIENCE_MS);
    this.look();
  }

  look() {
    if (this.now() - this.last < PATIENCE_MS) {
      return;
    }
    if (this.alive !== false) {
      this.alive = false;
      this.report(false);
    }
    if (!this.asked || this.now() - this.asked >= ASK_EVERY_MS) {
      this.asked = this.now();
      this.refresh();
    }
  }

  /* Several names in one moment need one answer. */
  refreshSoon() {
    this.timers.clearTimeout(this.soon);
    this.soon = this.timers.setTimeout(() => this.refresh(), GATHER_MS);
  }
}
