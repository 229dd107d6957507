import {nameOf} from './place.js';
import {keepClicks} from './press.js';
import {Redraw} from './redraw.js';

/* Officers' pages in the browser: their lists follow what is pushed; where somebody types is not drawn anew. */

const live = document.getElementById('live');
const redraw = new Redraw({
  names: live.dataset.names.split(' '),
  every: Number(live.dataset.every),
  draw: () => window.liveRefresh(),
  report: (well) => (document.getElementById('live-lost').hidden = well),
});
document.addEventListener('veriline-push', (event) => redraw.heard(event.detail));
keepClicks(document);

/* Who stands on a link or a button with the keyboard stays there, if it is still there. */
let place = '';
window.liveKeepPlace = () => (place = nameOf(document.activeElement));
window.liveFindPlace = () => {
  const found = place && document.activeElement === document.body && document.querySelector(place);
  if (found) {
    found.focus({preventScroll: true});
  }
};
