import assert from 'node:assert/strict';
import {test} from 'node:test';
import {grade, span} from '../../main/js/src/clock.js';
import {Lifeline} from '../../main/js/src/lifeline.js';
import {nameOf} from '../../main/js/src/place.js';
import {keepClicks} from '../../main/js/src/press.js';
import {Redraw} from '../../main/js/src/redraw.js';
import {DEFAULTS, Shortcuts, refusal} from '../../main/js/src/shortcuts.js';

function storage(kept = {}) {
  return {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => (kept[key] = value),
  };
}

const key = (code, more = {}) => ({code, key: '', altKey: false, ctrlKey: false, shiftKey: false, metaKey: false, repeat: false, ...more});

test('a timer shows minutes, and hours only when there are some', () => {
  assert.equal(span(0), '00:00');
  assert.equal(span(65_000), '01:05');
  assert.equal(span(3_723_000), '1:02:03');
  assert.equal(span(-5), '00:00');
});

test('a timer is graded by its two thresholds', () => {
  assert.equal(grade(59_000, 60, 120), 'fine');
  assert.equal(grade(60_000, 60, 120), 'warn');
  assert.equal(grade(120_000, 60, 120), 'late');
  assert.equal(grade(500_000, 0, 0), 'fine');
});

test('no two shortcuts are the same and none belongs to a browser', () => {
  for (const [deed, text] of Object.entries(DEFAULTS)) {
    assert.equal(refusal(text, DEFAULTS, deed), '', `${deed} ${text}`);
  }
});

test('a shortcut that a browser needs, a bare letter or a used one is refused', () => {
  assert.equal(refusal('F5', DEFAULTS, 'mute'), 'taken');
  assert.equal(refusal('KeyM', DEFAULTS, 'mute'), 'taken');
  assert.equal(refusal('Ctrl+KeyW', DEFAULTS, 'mute'), 'taken');
  assert.equal(refusal('F2', DEFAULTS, 'mute'), 'double');
  assert.equal(refusal('Alt+ShiftLeft', DEFAULTS, 'mute'), 'incomplete');
});

test('a changed shortcut works and is still there tomorrow', () => {
  const kept = {};
  const shortcuts = new Shortcuts(storage(kept));
  assert.equal(shortcuts.change('mute', 'Alt+Shift+KeyM'), '');
  let muted = 0;
  const tomorrow = new Shortcuts(storage(kept));
  tomorrow.on('mute', () => muted++);
  assert.equal(tomorrow.press(key('F8'), false), false);
  assert.equal(tomorrow.press(key('KeyM', {altKey: true, shiftKey: true}), true), true);
  assert.equal(muted, 1);
});

test('a held key acts once', () => {
  const shortcuts = new Shortcuts(storage());
  let ended = 0;
  shortcuts.on('hangup', () => ended++);
  shortcuts.press(key('F9'), false);
  shortcuts.press(key('F9', {repeat: true}), false);
  assert.equal(ended, 1);
});

test('the question mark lists shortcuts unless it is typed or switched off', () => {
  const shortcuts = new Shortcuts(storage());
  let shown = 0;
  shortcuts.on('help', () => shown++);
  shortcuts.press(key('Slash', {key: '?', shiftKey: true}), true);
  shortcuts.press(key('Slash', {key: '?', shiftKey: true}), false);
  shortcuts.allowSingle(false);
  shortcuts.press(key('Slash', {key: '?', shiftKey: true}), false);
  assert.equal(shown, 1);
});

test('spoilt settings fall back to the defaults', () => {
  assert.deepEqual(new Shortcuts(storage({'veriline.shortcuts': 'not json'})).chords, DEFAULTS);
});

function lifeline() {
  const world = {now: 0, asked: 0, told: [], waiting: []};
  const line = new Lifeline({
    refresh: () => world.asked++,
    report: (alive) => world.told.push(alive),
    now: () => world.now,
    timers: {setInterval: () => {}, clearTimeout: () => (world.waiting = []), setTimeout: (deed) => world.waiting.push(deed)},
  });
  return {world, line};
}

test('a beat proves life and asks for nothing', () => {
  const {world, line} = lifeline();
  line.heard('beat');
  assert.deepEqual(world.told, [true]);
  assert.equal(world.waiting.length, 0);
});

test('several names in one moment need one answer', () => {
  const {world, line} = lifeline();
  line.heard('call');
  line.heard('state');
  assert.equal(world.waiting.length, 1);
});

test('two missing beats are reported once, and the page asks by itself until a push arrives', () => {
  const {world, line} = lifeline();
  line.heard('beat');
  for (world.now = 1000; world.now <= 40_000; world.now += 1000) {
    line.look();
  }
  assert.deepEqual(world.told, [true, false]);
  assert.equal(world.asked, 4);
  line.heard('beat');
  assert.deepEqual(world.told, [true, false, true]);
  assert.equal(world.waiting.length, 1);
});

test('a socket that reports its end is lost at once', () => {
  const {world, line} = lifeline();
  line.heard('open');
  world.now = 1000;
  line.lost();
  assert.deepEqual(world.told, [true, false]);
});

function redrawing() {
  const clock = {at: 1_000_000, due: []};
  const seen = {draws: 0, well: []};
  const redraw = new Redraw({
    names: ['review', 'numbers'],
    every: 5000,
    draw: () => seen.draws++,
    report: (well) => seen.well.push(well),
    now: () => clock.at,
    timers: {setTimeout: (deed, wait) => clock.due.push({deed, at: clock.at + wait})},
  });
  const pass = (ms) => {
    clock.at += ms;
    const due = clock.due.filter((it) => it.at <= clock.at);
    clock.due = clock.due.filter((it) => it.at > clock.at);
    due.forEach((it) => it.deed());
  };
  return {redraw, seen, pass};
}

test('a list is drawn a moment after its name is heard, and only for its names', () => {
  const {redraw, seen, pass} = redrawing();
  redraw.heard('floor');
  pass(10_000);
  assert.equal(seen.draws, 0);
  redraw.heard('review');
  pass(200);
  assert.equal(seen.draws, 1);
});

test('many names in a while are drawn at its beginning and once at its end', () => {
  const {redraw, seen, pass} = redrawing();
  for (let i = 0; i < 20; i++) {
    redraw.heard('numbers');
    pass(200);
  }
  assert.equal(seen.draws, 1);
  pass(1200);
  assert.equal(seen.draws, 2);
  pass(60_000);
  assert.equal(seen.draws, 2);
});

test('when the way was lost it is said, nothing is asked, and one drawing follows when it is back', () => {
  const {redraw, seen, pass} = redrawing();
  redraw.heard('closed');
  pass(60_000);
  assert.equal(seen.draws, 0);
  redraw.heard('open');
  pass(200);
  assert.equal(seen.draws, 1);
  assert.deepEqual(seen.well, [false, true]);
});

test('a control that is drawn anew is found by its id, else by what it does or where it leads', () => {
  assert.equal(nameOf({id: 'answer-text', dataset: {}}), '[id="answer-text"]');
  assert.equal(nameOf({id: '', dataset: {do: 'deskJustify', arg: 'CALLER_IS_PATIENT'}}), '[data-do="deskJustify"][data-arg="CALLER_IS_PATIENT"]');
  assert.equal(nameOf({id: '', dataset: {do: 'deskHangUp'}}), '[data-do="deskHangUp"]');
  assert.equal(nameOf({id: '', dataset: {}, getAttribute: () => '/privacy'}), 'a[href="/privacy"]');
  assert.equal(nameOf({id: '', dataset: {}}), '');
});

test('a click survives when its button is drawn anew between press and release', () => {
  const on = {};
  keepClicks({addEventListener: (name, handler) => (on[name] = handler)});
  const clicked = [];
  const button = (name, isConnected = true) => ({
    id: '',
    dataset: {do: 'deskState', arg: name},
    isConnected,
    closest() {
      return this;
    },
    click: () => clicked.push(name),
  });
  on.pointerdown({target: button('READY', false)});
  on.pointerup({target: button('READY')});
  assert.deepEqual(clicked, ['READY'], 'drawn anew');
  on.pointerdown({target: button('READY')});
  on.pointerup({target: button('READY')});
  on.pointerdown({target: button('READY', false)});
  on.pointerup({target: button('BREAK')});
  on.pointerup({target: button('READY')});
  assert.deepEqual(clicked, ['READY'], 'what the browser clicks itself, another button, and a release alone');
});
