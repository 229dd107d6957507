/*
 * Where the keyboard is. A panel that is drawn anew takes the focus of its controls with it; it goes back to the control
 * that does the same, when there still is one.
 */
export class Place {
  #name = '';

  constructor(document) {
    this.document = document;
    document.addEventListener('focusin', ({target}) => (this.#name = nameOf(target)));
    document.addEventListener('pointerdown', ({target}) => {
      if (!target.closest('a, button, input, select, textarea, summary, label')) {
        this.#name = ''; // put down on purpose
      }
    });
  }

  /* Does nothing while something has the focus. */
  takeAgain() {
    if (this.#name && this.document.activeElement === this.document.body) {
      this.document.querySelector(this.#name)?.focus({preventScroll: true});
    }
  }
}

/* A selector that finds the control or link again, or an equal one; empty when it has no name. */
export function nameOf(element) {
  if (element.id) {
    return `[id=${JSON.stringify(element.id)}]`;
  }
  const {do: command, arg} = element.dataset ?? {};
  if (command) {
    return `[data-do=${JSON.stringify(command)}]` + (arg === undefined ? '' : `[data-arg=${JSON.stringify(arg)}]`);
  }
  const href = element.getAttribute?.('href');
  return href ? `a[href=${JSON.stringify(href)}]` : '';
}
