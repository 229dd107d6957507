import JsSIP from 'jssip';

/*
 * The agent's telephone: one seat, one call at a time, over the console's own origin.
 *
 * It fires a plain 'change' event after every step; whoever listens reads `line`, `call`, `held`
 * and `muted`. It decides nothing about the work: who is ready and what a call means is the server's.
 */

const ICE_PATIENCE_MS = 250;
const REGISTRATION_SECONDS = 60;
const NO_WAY_BACK_MS = 8000;

/* A socket that can be told that its network is gone; the browser itself may take minutes to notice. */
class SeatSocket extends JsSIP.WebSocketInterface {
  drop() {
    if (this._ws) {
      this._ws.close();
    }
  }
}

export class Phone extends EventTarget {
  constructor({url, resumeHeader = 'X-Veriline-Resume', microphone = () => ({}), speaker = () => ''}) {
    super();
    this.url = url;
    this.resumeHeader = resumeHeader;
    this.microphone = microphone;
    this.speaker = speaker;
    this.line = 'off'; // off, connecting, registered, refused, lost
    this.call = 'none'; // none, ringing, connecting, talking
    this.held = false;
    this.muted = false;
    this.problem = ''; // '', microphone, media
    this.audio = document.createElement('audio');
    this.audio.autoplay = true;
    this.session = null;
    window.addEventListener('offline', () => this.networkGone());
    window.addEventListener('online', () => this.reconnect());
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /* Registers as a seat. Called again with a new secret it starts over, but never during a call. */
  start(seat, secret) {
    if (this.ua) {
      if (this.seat === seat && this.secret === secret) {
        return;
      }
      this.ua.stop();
    }
    this.seat = seat;
    this.secret = secret;
    this.line = 'connecting';
    this.socket = new SeatSocket(this.url);
    this.ua = new JsSIP.UA({
      sockets: [this.socket],
      uri: `sip:${seat}@${new URL(this.url).hostname}`,
      password: secret,
      register: true,
      register_expires: REGISTRATION_SECONDS,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
      user_agent: 'Veriline desk',
    });
    const ua = this.ua;
    const own = (deed) => (event) => {
      if (ua === this.ua) {
        deed(event);
        this.changed();
      }
    };
    ua.on('registered', own(() => {
      this.line = 'registered';
      this.mendSound();
    }));
    ua.on('unregistered', own(() => (this.line = this.line === 'off' ? 'off' : 'lost')));
    ua.on('registrationFailed', own((event) => {
      // 401 and 403 are answers about the secret; everything else is a matter of the way there.
      const code = event.response ? event.response.status_code : 0;
      this.line = code === 401 || code === 403 ? 'refused' : 'lost';
      // A secret may reach the switch a moment after it reached this page, hence again in any case.
      this.registerSoon();
    }));
    ua.on('disconnected', own(() => (this.line = this.line === 'off' ? 'off' : 'lost')));
    ua.on('connected', own(() => (this.line = 'connecting')));
    ua.on('newRTCSession', own((event) => this.sessionArrived(event)));
    ua.start();
    this.changed();
  }

  registerSoon() {
    clearTimeout(this.registerTimer);
    this.registerTimer = setTimeout(() => {
      if (['lost', 'refused'].includes(this.line) && this.ua && this.ua.isConnected()) {
        this.ua.register();
      }
    }, 2000);
  }

  /* Leaves for good: end of shift or of the page. */
  stop() {
    this.line = 'off';
    if (this.ua) {
      this.ua.stop();
      this.ua = null;
    }
    this.changed();
  }

  networkGone() {
    if (this.ua && this.line !== 'off') {
      this.line = 'lost';
      this.changed();
    }
  }

  /* The network is back, perhaps with another address: the old socket leads nowhere. */
  reconnect() {
    if (this.ua && this.line !== 'off') {
      this.socket.drop();
    }
  }

  /* The way of the sound may have changed with the network: ask for a new one inside the same call. */
  mendSound() {
    if (this.session && this.call === 'talking' && this.problem === 'media') {
      this.session.renegotiate({rtcOfferConstraints: {iceRestart: true}});
    }
  }

  sessionArrived({session, originator, request}) {
    if (originator !== 'remote') {
      return;
    }
    const ringBack = Boolean(request.getHeader(this.resumeHeader));
    if (this.session) {
      if (!ringBack) {
        session.terminate({status_code: 486});
        return;
      }
      // The switch calls us back after we vanished: the session we still hold is the ghost of the same call.
      this.forget();
    }
    this.session = session;
    this.call = 'ringing';
    this.ringBack = ringBack;
    this.held = false;
    this.problem = '';
    const mine = (deed) => (event) => {
      if (this.session === session) {
        deed(event);
        this.changed();
      }
    };
    session.on('accepted', mine(() => (this.call = 'connecting')));
    session.on('confirmed', mine(() => (this.call = 'talking')));
    session.on('hold', mine(() => (this.held = true)));
    session.on('unhold', mine(() => (this.held = false)));
    session.on('muted', mine(() => (this.muted = true)));
    session.on('unmuted', mine(() => (this.muted = false)));
    session.on('getusermediafailed', mine(() => (this.problem = 'microphone')));
    session.on('peerconnection:setremotedescriptionfailed', mine(() => (this.problem = 'media')));
    session.on('ended', mine(() => this.clear()));
    session.on('failed', mine(() => this.clear()));
    session.on('peerconnection', ({peerconnection}) => this.listenTo(session, peerconnection));
    // Asterisk needs one host candidate; waiting for more only delays the caller.
    let patience;
    session.on('icecandidate', (event) => {
      clearTimeout(patience);
      patience = setTimeout(() => event.ready(), ICE_PATIENCE_MS);
    });
    if (ringBack) {
      this.answer();
    }
  }

  listenTo(session, connection) {
    connection.addEventListener('track', (event) => {
      if (event.track.kind !== 'audio' || this.session !== session) {
        return;
      }
      this.audio.srcObject = event.streams[0] || new MediaStream([event.track]);
      const speaker = this.speaker();
      if (speaker && this.audio.setSinkId) {
        this.audio.setSinkId(speaker).catch(() => {}); // a speaker that was unplugged: the default one speaks
      }
      this.audio.play().catch(() => {
        this.problem = 'sound';
        this.changed();
      });
      this.changed();
    });
    connection.addEventListener('connectionstatechange', () => {
      if (this.session !== session) {
        return;
      }
      clearTimeout(this.deadline);
      if (connection.connectionState === 'connected') {
        this.problem = '';
      } else if (['disconnected', 'failed'].includes(connection.connectionState)) {
        this.problem = 'media';
        // A network that died without telling the browser: registering anew tells the switch where we are.
        this.deadline = setTimeout(() => this.session === session && this.reconnect(), NO_WAY_BACK_MS);
      }
      this.changed();
    });
  }

  answer() {
    if (this.call !== 'ringing') {
      return;
    }
    this.call = 'connecting';
    this.session.answer({
      mediaConstraints: {audio: this.microphone(), video: false},
      pcConfig: {iceServers: []},
    });
    this.changed();
  }

  decline() {
    if (this.call === 'ringing') {
      this.session.terminate({status_code: 603});
    }
  }

  hangUp() {
    if (this.session && this.call !== 'ringing') {
      this.session.terminate();
    }
  }

  toggleHold() {
    if (this.call === 'talking') {
      return this.held ? this.session.unhold() : this.session.hold();
    }
    return false;
  }

  toggleMute() {
    if (this.call !== 'talking') {
      return;
    }
    if (this.muted) {
      this.session.unmute({audio: true});
    } else {
      this.session.mute({audio: true});
    }
  }

  /* The stream of our own microphone while a call is on, for the level meter. */
  ownStream() {
    const connection = this.session && this.session.connection;
    const sender = connection && connection.getSenders().find((each) => each.track && each.track.kind === 'audio');
    return sender ? new MediaStream([sender.track]) : null;
  }

  forget() {
    const ghost = this.session;
    this.session = null;
    this.clear();
    try {
      ghost.terminate();
    } catch {
      // already gone
    }
  }

  clear() {
    clearTimeout(this.deadline);
    this.session = null;
    this.call = 'none';
    this.held = false;
    this.muted = false;
    this.problem = '';
    this.audio.srcObject = null;
  }
}
