import {nameOf} from './place.js';

const PRESSED = 'button, a, summary';

/*
 * What is drawn anew between press and release gets no click: the browser saw the one on an element that is gone, the other on
 * another. Then the new one is clicked, when it does the same.
 */
export function keepClicks(document) {
  let pressed;
  document.addEventListener('pointerdown', ({target}) => (pressed = target.closest(PRESSED)));
  document.addEventListener('pointerup', ({target}) => {
    const now = target.closest(PRESSED);
    if (pressed && !pressed.isConnected && now && nameOf(now) && nameOf(now) === nameOf(pressed)) {
      now.click();
    }
    pressed = undefined;
  });
}
