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
