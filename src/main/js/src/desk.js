import {Phone} from './phone.js';
import {Place} from './place.js';
import {keepClicks} from './press.js';
import {chime, devices, listDevices, meter, microphoneConstraints, unlockSound} from './sound.js';
import {serverNow, serverSays, startTicking, tick} from './clock.js';
import {Lifeline} from './lifeline.js';
import {Shortcuts, chord, readable} from './shortcuts.js';

/*
 * The desk in the browser: telephone, timers, shortcuts and the honest health light.
 *
 * The server draws what a call means and what may be seen; this file draws what only the browser
 * knows. The two meet in #desk-facts, a few attributes the server writes anew with every answer.
 */

const GUARD_MS = 1000;
const CHIME_BEFORE_END_MS = 5000;

/* Inside these lists a digit chooses. */
const DIGITS = '#script, #justify, #wrapup, #flags[open]';

const byId = (id) => document.getElementById(id);
const root = byId('desk');
const words = JSON.parse(root.dataset.words);
const title = document.title;
const shortcuts = new Shortcuts();
const place = new Place(document);
keepClicks(document);
const phone = new Phone({
  url: root.dataset.phone,
  microphone: microphoneConstraints,
  speaker: () => devices.speaker,
});
let facts = {};
let factsElement;
let stopMeter;
let notification;
let guardedUntil = 0;
let unguard;
let chimedFor = '';
let signedOff;
let serverFailed = false;

/* ---- what the server says --------------------------------------------------------------------- */

function readFacts() {
  const element = byId('desk-facts');
  if (!element || element === factsElement) {
    return;
  }
  factsElement = element;
  const before = facts;
  facts = {...element.dataset};
  if (facts.now !== before.now) {
    serverSays(Number(facts.now));
    tick();
  }
  drawCover(before.covered);
  if (facts.state !== before.state) {
    guard();
    document.body.dataset.state = facts.state || '';
    moveFocus(before.state);
  } else if (facts.question !== before.question && facts.state === 'TALKING') {
    focusFirst('#script [data-first="true"]');
  }
  requestAnimationFrame(() => place.takeAgain()); // after a new question has taken the keyboard
  if (facts.onShift === 'true' && phone.line === 'off') {
    window.deskPhone();
  } else if (facts.onShift !== 'true' && phone.line !== 'off') {
    phone.stop();
  }
  draw();
}

/* Nobody touched the desk for minutes. This page covers in time; whether it may uncover is the server's to say. */
function drawCover(before) {
  if (facts.covered === 'true') {
    document.documentElement.dataset.covered = 'true';
    if (before !== 'true') {
      focusFirst('#cover-password');
    }
  } else {
    window.veriline.uncover();
  }
}

/* The answer to deskPhone(): the seat and its secret live in this variable and nowhere in the page. */
window.deskPhoneAnswered = (args) => {
  if (args && args.seat) {
    phone.start(args.seat, args.secret);
  }
};

/* A new state puts the keyboard where the work is, unless the person is typing. */
function moveFocus(before) {
  if (before === undefined || isTyping(document.activeElement)) {
    return;
  }
  if (facts.state === 'WRAP_UP') {
    focusFirst('#wrapup [data-first="true"]');
  } else if (facts.state === 'TALKING' && before !== 'HELD') {
    focusFirst('#script [data-first="true"]');
  }
}

function focusFirst(selector) {
  requestAnimationFrame(() => {
    const target = document.querySelector(selector);
    if (target) {
      target.focus();
    }
  });
}

/*
 * What is going on elsewhere may draw the panels anew while somebody types. Their letters, the place among
 * them, and what they have unfolded stay as long as the call and the question are the same.
 */
let typed;
const asked = () => `${byId('desk-facts').dataset.call} ${byId('desk-facts').dataset.question}`;
window.deskKeepTyped = () => {
  const fields = [...byId('desk-work').querySelectorAll('input[id], textarea[id]')];
  typed = {
    asked: asked(),
    fields: fields
      .filter((field) => ['text', 'password', 'textarea'].includes(field.type) && field.value)
      .map(({id, value, selectionStart}) => ({id, value, at: selectionStart})),
    unfolded: [...root.querySelectorAll('details[id][open]')].map(({id}) => id),
  };
};
window.deskTypeAgain = () => {
  if (typed && typed.asked === asked()) {
    for (const {id, value, at} of typed.fields) {
      const field = byId(id);
      if (field && !field.value) {
        field.value = value;
        field.setSelectionRange(at, at);
      }
    }
    typed.unfolded.map(byId).filter(Boolean).forEach((details) => (details.open = true));
    place.takeAgain();
  }
  typed = undefined;
};

/* The card has been drawn: put the keyboard and the screen reader on it. */
window.deskCardShown = () => focusFirst('#card');
window.deskRightsShown = () => focusFirst('#rights [data-first="true"]');
window.deskJustified = () => focusFirst('#desk-patient [data-do=deskOpen]');
window.deskEarlierShown = () => focusFirst('#earlier');

function isTyping(element) {
  return Boolean(element) && (element.matches('input:not([type=radio]):not([type=checkbox]), textarea, select') || element.isContentEditable);
}

/* ---- what only the browser knows -------------------------------------------------------------- */

function draw() {
  const inCall = phone.call === 'talking';
  enable('answer', phone.call === 'ringing');
  // With a colleague on the line the phone's own hold would leave the caller in silence.
  const plain = inCall && facts.third !== 'true' && facts.state !== 'CONSULTING' && facts.state !== 'ASSISTING';
  enable('hold', plain);
  enable('mute', inCall);
  enable('hangup', facts.state !== 'CONSULTING' && (phone.call === 'talking' || phone.call === 'connecting' || facts.call !== '' && isOnCall()));
  press('hold', phone.held, words.hold, words.resume);
  press('mute', phone.muted, words.mute, words.unmute);
  enable('transfer', plain && facts.state === 'TALKING');
  enable('add', plain && facts.state === 'TALKING');
  health('phone', phone.line === 'registered' ? 'ok' : phone.line === 'off' ? 'off' : phone.line === 'connecting' ? 'wait' : 'bad', words[`phone-${phone.line}`]);
  const media = {microphone: words['no-microphone'], media: words['no-media'], sound: words['no-sound']}[phone.problem];
  say('call-problem', signedOff ? words['signed-off'] : serverFailed ? words['server-failed'] : media || '');
  byId('unblock-sound').hidden = phone.problem !== 'sound';
  drawWaitingCall();
  drawMeter(inCall || phone.call === 'connecting');
}

function isOnCall() {
  return facts.state === 'TALKING' || facts.state === 'HELD' || facts.state === 'RECONNECTING';
}

function enable(id, yes) {
  const button = byId(id);
  if (button && button.disabled === yes) {
    button.disabled = !yes;
  }
}

function press(id, down, offWord, onWord) {
  const button = byId(id);
  if (button) {
    button.setAttribute('aria-pressed', String(down));
    say(`${id}-word`, down ? onWord : offWord);
  }
}

function say(id, text) {
  const element = byId(id);
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

function health(part, grade, text) {
  const element = byId(`health-${part}`);
  if (element) {
    element.dataset.grade = grade;
    say(`health-${part}-word`, text);
  }
}

/* A waiting call shows in the tab, in the icon, and as a notification that names the queue, never the patient. */
let ringing;
function drawWaitingCall() {
  const waiting = phone.call === 'ringing' && !phone.ringBack;
  const queue = facts.queue || words['a-call'];
  document.title = waiting ? `\u25cf ${words['call-waiting']} \u00b7 ${queue}` : title;
  const icon = document.querySelector('link[rel~="icon"]');
  if (icon) {
    const wanted = waiting ? root.dataset.iconWaiting : root.dataset.icon;
    if (icon.getAttribute('href') !== wanted) {
      icon.setAttribute('href', wanted);
    }
  }
  if (waiting && !ringing) {
    chime.ring().catch(() => {});
    ringing = setInterval(() => chime.ring().catch(() => {}), 3000);
    if (document.hidden && 'Notification' in window && Notification.permission === 'granted') {
      notification = new Notification(words['call-waiting'], {body: queue, tag: 'veriline-call'});
      notification.onclick = () => window.focus();
    }
  } else if (!waiting && ringing) {
    clearInterval(ringing);
    ringing = undefined;
    if (notification) {
      notification.close();
      notification = undefined;
    }
  }
}

function drawMeter(on) {
  const bar = byId('microphone-level');
  const stream = on && !stopMeter ? phone.ownStream() : null;
  if (stream) {
    const stop = meter(stream, (level) => (bar.value = phone.muted ? 0 : level));
    stopMeter = () => {
      stop();
      bar.value = 0;
    };
  } else if (!on && stopMeter) {
    stopMeter();
    stopMeter = undefined;
  }
  const word = !on ? words['microphone-off'] : phone.muted ? words['microphone-muted'] : words['microphone-on'];
  health('microphone', phone.problem === 'microphone' ? 'bad' : !on ? 'off' : phone.muted ? 'wait' : 'ok', word);
}

/* ---- deeds -------------------------------------------------------------------------------------- */

/* Within a second of any change of state a second click of the same hand must not end a call. */
function guard() {
  guardedUntil = performance.now() + GUARD_MS;
  root.dataset.guarded = 'true';
  clearTimeout(unguard);
  unguard = setTimeout(() => delete root.dataset.guarded, GUARD_MS);
}

function guarded(deed) {
  return () => {
    if (performance.now() >= guardedUntil) {
      deed();
    }
  };
}

function answer() {
  guard();
  phone.answer();
}

const hold = () => byId('hold').disabled || phone.toggleHold();
const hangUp = guarded(() => byId('hangup').disabled || (phone.call === 'none' ? window.deskHangUp() : phone.hangUp()));
const decline = guarded(() => phone.decline());

function clickIfEnabled(selector) {
  const element = document.querySelector(selector);
  if (element && !element.disabled) {
    element.click();
  }
}

const clicks = {
  answer,
  hold,
  mute: () => phone.toggleMute(),
  hangup: hangUp,
  'unblock-sound': () => phone.audio.play().then(() => ((phone.problem = ''), draw())),
  transfer: () => showList('transfer', byId('transfer-to').hidden),
  'transfer-cancel': () => showList('transfer', false),
  add: () => showList('add', byId('add-to').hidden),
  'add-cancel': () => showList('add', false),
  'shortcuts-open': () => openShortcuts(),
};

/*
 * A button says in data-do which command of the page it runs, and in data-arg with what. Commands
 * that end a call for the agent are guarded like hanging up.
 */
function run(button) {
  const {do: command, arg, guard} = button.dataset;
  if (guard && performance.now() < guardedUntil) {
    return;
  }
  closeLists();
  window[command](arg === undefined ? [] : [{name: 'arg', value: arg}]);
}

/* Which lines of the read-out card were said is noted at once; the button stays pressed. */
function told(button) {
  if (button.getAttribute('aria-pressed') === 'true') {
    return;
  }
  button.setAttribute('aria-pressed', 'true');
  window.deskTold([{name: 'arg', value: button.dataset.section}, {name: 'line', value: button.dataset.told}]);
}

/* The lists below the call's buttons: whom to transfer to, whom to add. Who is ready is asked when one opens. */
function showList(name, open) {
  const list = byId(`${name}-to`);
  if (list.hidden !== open) {
    return;
  }
  if (open) {
    closeLists();
    window.deskColleagues();
  }
  list.hidden = !open;
  byId(name).setAttribute('aria-expanded', String(open));
  if (open) {
    for (const button of list.querySelectorAll('[data-queue]')) {
      button.hidden = button.dataset.queue === facts.queueId;
    }
    list.querySelector('button:not([hidden])').focus();
  } else if (list.contains(document.activeElement)) {
    byId(name).focus();
  }
}

function closeLists() {
  showList('transfer', false);
  showList('add', false);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || button.disabled) {
    return;
  }
  if (clicks[button.id]) {
    clicks[button.id]();
  } else if (button.dataset.do) {
    run(button);
  } else if (button.dataset.told) {
    told(button);
  }
});

shortcuts.on('answer', answer);
shortcuts.on('decline', decline);
shortcuts.on('hold', hold);
shortcuts.on('mute', () => phone.toggleMute());
shortcuts.on('hangup', hangUp);
shortcuts.on('transfer', () => clickIfEnabled('#transfer'));
shortcuts.on('question', () => focusFirst('#script [data-first="true"]'));
shortcuts.on('cannotverify', () => clickIfEnabled('[data-deed=cannot-verify]'));
shortcuts.on('myside', () => clickIfEnabled('[data-deed=my-side]'));
shortcuts.on('notprivate', () => clickIfEnabled('[data-deed=not-private]'));
shortcuts.on('rights', () => clickIfEnabled('[data-deed=rights]'));
shortcuts.on('mistake', () => clickIfEnabled('[data-deed=mistake]'));
shortcuts.on('flags', openFlags);
shortcuts.on('justify', () => focusFirst('#justify [data-first="true"]'));
shortcuts.on('disposition', () => focusFirst('#wrapup [data-first="true"]'));
shortcuts.on('state', () => focusFirst('#state-menu [data-first="true"]'));
shortcuts.on('ready', () => clickIfEnabled('[data-deed=ready]'));
shortcuts.on('help', () => openShortcuts());

document.addEventListener('keydown', (event) => {
  if (event.target.closest('#shortcuts')) {
    return;
  }
  if (event.key === 'Enter' && event.target.dataset.enter) {
    event.preventDefault(); // the form itself is never sent
    window[event.target.dataset.enter]();
    return;
  }
  if (event.key === 'Escape') {
    closeLists();
    document.querySelectorAll('.desk-menu[open]').forEach((menu) => (menu.open = false));
  }
  if (shortcuts.press(event, isTyping(event.target))) {
    event.preventDefault();
  } else if (/^[1-9]$/.test(event.key) && !event.altKey && !event.ctrlKey && !isTyping(event.target)) {
    const list = event.target.closest(DIGITS);
    if (list) {
      clickIfEnabled(`#${list.id} [data-digit="${event.key}"]`);
      event.preventDefault();
    }
  }
});

/* Opens the list of flags; a digit in it sets one. */
function openFlags() {
  const flags = byId('flags');
  if (flags) {
    flags.open = true;
    focusFirst('#flags summary');
  }
}

/* ---- shortcuts list ----------------------------------------------------------------------------- */

function openShortcuts() {
  const dialog = byId('shortcuts');
  if (dialog.open) {
    dialog.close();
    return;
  }
  drawShortcuts();
  dialog.show();
  byId('shortcuts-close').focus();
}

function drawShortcuts() {
  for (const row of document.querySelectorAll('#shortcuts [data-shortcut]')) {
    row.querySelector('kbd').textContent = readable(shortcuts.chords[row.dataset.shortcut]);
  }
  byId('shortcuts-single').checked = shortcuts.single;
}

function wireShortcuts() {
  const dialog = byId('shortcuts');
  let waitingFor = '';
  dialog.addEventListener('click', (event) => {
    const row = event.target.closest('[data-shortcut]');
    if (event.target.id === 'shortcuts-close') {
      dialog.close();
      byId('shortcuts-open').focus();
    } else if (event.target.id === 'shortcuts-reset') {
      shortcuts.reset();
      drawShortcuts();
    } else if (event.target.id === 'shortcuts-single') {
      shortcuts.allowSingle(event.target.checked);
    } else if (row && event.target.closest('button')) {
      waitingFor = row.dataset.shortcut;
      say('shortcuts-said', words['press-new-keys']);
    }
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      waitingFor = '';
      dialog.close();
      byId('shortcuts-open').focus();
      event.preventDefault();
    } else if (waitingFor && event.key !== 'Tab') {
      const why = shortcuts.change(waitingFor, chord(event));
      if (why !== 'incomplete') {
        say('shortcuts-said', why ? words[`keys-${why}`] : words['keys-changed']);
        waitingFor = '';
        drawShortcuts();
      }
      event.preventDefault();
    }
  });
}

/* ---- start of shift: microphone and speaker check ------------------------------------------------- */

let stopCheck;
async function checkMicrophone() {
  say('check-said', '');
  if (!window.isSecureContext || !navigator.mediaDevices) {
    say('check-said', words['not-secure']);
    return;
  }
  try {
    await unlockSound();
    endCheck();
    const stream = await navigator.mediaDevices.getUserMedia({audio: microphoneConstraints()});
    await offerDevices();
    let heard = 0;
    const stop = meter(stream, (level) => {
      byId('check-level').value = level;
      heard = level > 0.25 ? heard + 1 : heard;
      if (heard === 4) {
        say('check-microphone-said', words['microphone-works']);
        byId('check-microphone-ok').value = 'true';
        allowStart();
      }
    });
    stopCheck = () => {
      stop();
      stream.getTracks().forEach((track) => track.stop());
    };
    if ('Notification' in window && Notification.permission === 'default') {
      Notification.requestPermission().catch(() => {});
    }
  } catch (error) {
    say('check-said', error.name === 'NotAllowedError' ? words['microphone-forbidden'] : words['microphone-missing']);
  }
}

function endCheck() {
  if (stopCheck) {
    stopCheck();
    stopCheck = undefined;
  }
}

async function offerDevices() {
  const {microphones, speakers} = await listDevices();
  fill('check-microphones', microphones, devices.microphone);
  fill('check-speakers', speakers, devices.speaker);
}

function fill(id, list, chosen) {
  const select = byId(id);
  select.replaceChildren(...list.map((device, index) => {
    const option = new Option(device.label || `${index + 1}`, device.deviceId);
    option.selected = device.deviceId === chosen;
    return option;
  }));
  select.disabled = list.length === 0;
}

/* The start button opens when the microphone was heard, the tone was heard, and the 911 statement is confirmed. */
function allowStart() {
  const ready = byId('check-microphone-ok').value === 'true' && byId('check-heard').checked && byId('check-911').checked;
  const button = document.querySelector('[data-deed=start-shift]');
  if (button) {
    button.disabled = !ready;
  }
}

document.addEventListener('click', (event) => {
  if (event.target.closest('#check-begin')) {
    checkMicrophone();
  } else if (event.target.closest('#check-tone')) {
    unlockSound().then(() => chime.check());
  } else if (event.target.closest('[data-deed=start-shift]')) {
    const microphone = byId('check-microphone-ok').value;
    const understood = String(byId('check-911').checked);
    const alone = String(byId('check-alone').checked);
    endCheck();
    unlockSound();
    window.deskStartShift([{name: 'microphone', value: microphone}, {name: 'understood', value: understood}, {name: 'alone', value: alone}]);
  }
});
document.addEventListener('change', (event) => {
  if (event.target.id === 'check-microphones') {
    devices.microphone = event.target.value;
    checkMicrophone();
  } else if (event.target.id === 'check-speakers') {
    devices.speaker = event.target.value;
  } else if (event.target.id === 'check-heard' || event.target.id === 'check-911') {
    allowStart();
  }
});

/* ---- lifeline to the server ------------------------------------------------------------------------- */

// The cover is on: the server draws the desk anew, without what it covers.
document.addEventListener('veriline-covered', () => facts.covered !== 'true' && window.deskRefresh());

const lifeline = new Lifeline({
  refresh: () => window.deskRefresh(),
  report: (alive) => {
    health('server', alive ? 'ok' : 'bad', alive ? words['server-ok'] : words['server-lost']);
    root.dataset.lifeline = alive ? 'ok' : 'lost';
  },
});
document.addEventListener('veriline-push', (event) => {
  if (event.detail === 'closed') {
    lifeline.lost();
  } else {
    lifeline.heard(event.detail);
  }
});

/* The server is there and could not do it, as without its database. What was typed is still on the page. */
function serverHasFailed(failed) {
  serverFailed = failed;
  draw();
}
$(document).on('pfAjaxError', () => serverHasFailed(true)).on('pfAjaxSuccess', () => serverHasFailed(false));

/*
 * The server no longer knows this sign-in, as after its restart. What it showed goes at once; the
 * page stays as long as the call, whose sound would end with it.
 */
const leave = PrimeFaces.ajax.ResponseProcessor.doRedirect;
PrimeFaces.ajax.ResponseProcessor.doRedirect = (to) => {
  if (phone.call === 'none') {
    leave(to);
  } else if (!signedOff) {
    signedOff = () => leave(to);
    byId('desk-patient').replaceChildren();
    byId('desk-work').replaceChildren();
    draw();
  }
};
phone.addEventListener('change', () => signedOff && phone.call === 'none' && signedOff());

setInterval(() => {
  const until = Number(facts.wrapUpUntil || 0);
  if (facts.state === 'WRAP_UP' && until && chimedFor !== facts.wrapUpUntil && until - serverNow() < CHIME_BEFORE_END_MS) {
    chimedFor = facts.wrapUpUntil;
    chime.wrapUpEnds().catch(() => {});
  }
}, 500);

phone.addEventListener('change', draw);
new MutationObserver(() => window.deskPhone && readFacts()).observe(root, {childList: true, subtree: true});
wireShortcuts();
startTicking();
lifeline.start();
// The page's commands (deskPhone and the like) are defined by scripts that come after this one.
if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', readFacts);
} else {
  readFacts();
}
// The page goes: say goodbye to the switch only when no call is on; otherwise it rings us back.
window.addEventListener('pagehide', () => phone.call === 'none' && phone.stop());
// The browser test reads the sound that arrives; a person never needs this.
window.desk = {phone};
