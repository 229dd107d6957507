/*
 * Keyboard shortcuts: every deed of a call has one, each can be changed, `?` lists them.
 *
 * The defaults avoid what Chromium, Firefox and Edge keep for themselves. A shortcut of one
 * character (only `?`) can be switched off (WCAG 2.1.4); digits work only inside a list they are shown in.
 */

export const DEFAULTS = {
  answer: 'F2',
  hold: 'F4',
  mute: 'F8',
  hangup: 'F9',
  decline: 'Alt+Shift+KeyR',
  transfer: 'Alt+Shift+KeyX',
  question: 'Alt+Shift+KeyQ',
  cannotverify: 'Alt+Shift+KeyV',
  notprivate: 'Alt+Shift+KeyP',
  flags: 'Alt+Shift+KeyF',
  myside: 'Alt+Shift+KeyO',
  rights: 'Alt+Shift+KeyJ',
  mistake: 'Alt+Shift+KeyE',
  justify: 'Alt+Shift+KeyK',
  disposition: 'Alt+Shift+KeyG',
  state: 'Alt+Shift+KeyS',
  ready: 'Alt+Shift+KeyY',
};

/* What browsers answer to themselves; a person cannot choose these. */
const TAKEN = new Set([
  'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Tab', 'Enter', 'Space', 'Escape', 'Backspace',
  'Alt+Shift+KeyI', 'Alt+Shift+KeyB', 'Alt+Shift+KeyT', 'Alt+Shift+KeyA', 'Alt+Shift+KeyN',
]);

const STORE = 'veriline.shortcuts';

export function chord(event) {
  const parts = [];
  if (event.ctrlKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  if (event.metaKey) parts.push('Meta');
  parts.push(event.code);
  return parts.join('+');
}

export function readable(text) {
  return text.replace(/Key([A-Z])$/, '$1').replace(/Digit(\d)$/, '$1');
}

/* Says why a chord cannot be used, or '' when it can. */
export function refusal(text, shortcuts, deed) {
  if (/(Control|Shift|Alt|Meta)(Left|Right)$/.test(text)) {
    return 'incomplete';
  }
  const plain = !/(Alt|Ctrl|Meta)\+/.test(text) && !/^(Shift\+)?F\d+$/.test(text);
  if (plain || TAKEN.has(text) || /^(Ctrl|Meta)(\+Shift)?\+/.test(text) || /^Alt\+(Key|Digit|Arrow|F4|Home|Left|Right)/.test(text)) {
    return 'taken';
  }
  return Object.entries(shortcuts).some(([other, its]) => other !== deed && its === text) ? 'double' : '';
}

export class Shortcuts {
  constructor(store = localStorage) {
    this.store = store;
    this.deeds = {};
    let kept = {};
    try {
      kept = JSON.parse(store.getItem(STORE) || '{}');
    } catch {
      kept = {};
    }
    this.single = kept.single !== false;
    this.chords = {...DEFAULTS};
    for (const deed of Object.keys(DEFAULTS)) {
      if (typeof (kept.chords || {})[deed] === 'string') {
        this.chords[deed] = kept.chords[deed];
      }
    }
  }

  on(deed, action) {
    this.deeds[deed] = action;
  }

  change(deed, text) {
    const why = refusal(text, this.chords, deed);
    if (!why) {
      this.chords[deed] = text;
      this.save();
    }
    return why;
  }

  allowSingle(yes) {
    this.single = yes;
    this.save();
  }

  reset() {
    this.chords = {...DEFAULTS};
    this.single = true;
    this.save();
  }

  save() {
    this.store.setItem(STORE, JSON.stringify({chords: this.chords, single: this.single}));
  }

  /* Runs the deed of a key press; says whether there was one. */
  press(event, typing) {
    if (event.key === '?' && this.single && !typing && this.deeds.help) {
      this.deeds.help();
      return true;
    }
    const text = chord(event);
    const deed = Object.keys(this.chords).find((each) => this.chords[each] === text);
    if (!deed || !this.deeds[deed]) {
      return false;
    }
    if (!event.repeat) {
      this.deeds[deed]();
    }
    return true;
  }
}
