import {serverSays, startTicking, tick} from './clock.js';
import {Lifeline} from './lifeline.js';

/* The floor in the browser: timers, and one request whenever the server says that something changed. */

const root = document.getElementById('floor');

function readFacts() {
  const facts = document.getElementById('floor-facts');
  if (facts) {
    serverSays(Number(facts.dataset.now));
    tick();
  }
}

const lifeline = new Lifeline({
  refresh: () => window.floorRefresh(),
  report: (alive) => {
    root.dataset.lifeline = alive ? 'ok' : 'lost';
    document.getElementById('floor-lost').hidden = alive;
  },
});
document.addEventListener('veriline-push', (event) => {
  if (event.detail === 'closed') {
    lifeline.lost();
  } else {
    lifeline.heard(event.detail);
  }
});
new MutationObserver(readFacts).observe(root, {childList: true, subtree: true});
startTicking();
lifeline.start();
readFacts();
