/* What every page does: tell the server that somebody is there, hear what has changed, fill in a link's token. */
(function () {
  'use strict';
  var PRESENCE_EVERY = 20000;
  // The server counts five minutes from what it was told; a moment later it agrees.
  var COVER_AFTER = 5 * 60000 + 2000;
  var lastTold = 0;
  var coverTimer;

  /* A page's own script may have put better ones here: those stay. */
  var veriline = window.veriline = Object.assign({
    /** A name has arrived by push: pages listen for the event "veriline:<name>" on document. */
    pushed: function (name) {
      if (name === 'signed-off') {
        window.location.assign('/sign-in?ended=true');
        return;
      }
      document.dispatchEvent(new CustomEvent('veriline:' + name));
      document.dispatchEvent(new CustomEvent('veriline-push', { detail: name }));
    },
    pushOpened: function () {
      document.documentElement.dataset.push = 'open';
      document.dispatchEvent(new CustomEvent('veriline-push', { detail: 'open' }));
    },
    /** Faces tries again by itself; the page only says so. */
    pushLost: function () {
      document.documentElement.dataset.push = 'closed';
      document.dispatchEvent(new CustomEvent('veriline-push', { detail: 'closed' }));
    },
    /** Nobody touched anything for minutes: patients' data are covered at once, then the page asks the server. */
    cover: function () {
      document.documentElement.dataset.covered = 'true';
      document.dispatchEvent(new CustomEvent('veriline-covered'));
      if (window.requestsCover) {
        window.requestsCover();
      }
    },
    /** The server says that it need not be, or not any more; if it counts a moment behind, it is asked again. */
    uncover: function () {
      if (document.documentElement.dataset.covered) {
        delete document.documentElement.dataset.covered;
        clearTimeout(coverTimer);
        coverTimer = setTimeout(veriline.cover, Math.max(10000, lastTold + COVER_AFTER - Date.now()));
      }
    },
    /** Whether the server's last answer could be shown; a button that waited for it works again. */
    answered: function (well) {
      var notice = document.getElementById('no-answer');
      notice.hidden = well;
      if (!well) {
        // PrimeFaces leaves a button disabled whose answer was an error.
        document.querySelectorAll('.ui-button.ui-state-loading').forEach(function (button) {
          var widget = PrimeFaces.getWidgetById(button.id);
          if (widget) { PrimeFaces.buttonEndAjaxDisabled(widget, widget.jq); }
        });
        notice.scrollIntoView({ block: 'nearest' });
      }
    },
    /** Says that a person touched something; at most every twenty seconds. */
    here: function (now) {
      if (!document.getElementById('leave') || (!now && Date.now() - lastTold < PRESENCE_EVERY)) {
        return;
      }
      lastTold = Date.now();
      clearTimeout(coverTimer);
      coverTimer = setTimeout(veriline.cover, COVER_AFTER);
      fetch('/api/presence', { method: 'POST', keepalive: true }).then(function (answer) {
        if (answer.status === 401) {
          window.location.assign('/sign-in?ended=true');
        }
      }, function () { /* no network: the page's health light says so */ });
    }
  }, window.veriline);

  ['keydown', 'pointerdown', 'wheel', 'touchstart'].forEach(function (kind) {
    document.addEventListener(kind, function () { veriline.here(false); }, { capture: true, passive: true });
  });

  document.addEventListener('DOMContentLoaded', function () {
    var token = document.querySelector('[data-from-hash]');
    if (token && window.location.hash.length > 1) {
      token.value = window.location.hash.substring(1);
      // The token works once; it need not stay in the address bar or the history.
      window.history.replaceState(null, '', window.location.pathname);
    }
    var first = document.querySelector('[autofocus]');
    if (first) { first.focus(); }
    // Loading a page is a deed too.
    veriline.here(true);
  });

  /* A menu that is open closes by Escape, and when the person goes elsewhere. */
  function closePlaces(except) {
    document.querySelectorAll('.v-places[open]').forEach(function (places) {
      if (!places.contains(except)) { places.open = false; }
    });
  }
  ['pointerdown', 'focusin'].forEach(function (kind) {
    document.addEventListener(kind, function (event) { closePlaces(event.target); }, { capture: true, passive: true });
  });
  document.addEventListener('keydown', function (event) {
    var places = event.key === 'Escape' && document.querySelector('.v-places[open]');
    if (places) {
      closePlaces(null);
      places.querySelector('summary').focus();
    }
  });

  /* After a partial update the field that is asked for now has the focus, as after a full load. */
  document.addEventListener('DOMContentLoaded', function () {
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', function () {
        var asked = document.querySelector('form [autofocus]');
        if (asked && document.activeElement === document.body) { asked.focus(); }
      });
      // The desk has a notice of its own, with the health of its connections.
      if (!document.getElementById('desk-work')) {
        window.jQuery(document)
          .on('pfAjaxError', function () { veriline.answered(false); })
          .on('pfAjaxSuccess', function () { veriline.answered(true); });
      }
    }
  });
}());
