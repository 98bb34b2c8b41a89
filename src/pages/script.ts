// The pages' little client script, as text: taps and forms to the one door, the ten-second warning, polling, the ring.
// ES2019, no markup and no closing tags inside (HtmlService would cut the page there): elements are made, never written.

export const SCRIPT = `
(function () {
  'use strict';
  var WAIT = 10000, POLL = 30000;
  var sent = 0, answered = 0, waiting = false, lastLook = Date.now(), stale = false, audio = null, skew = 0;

  function root() { return document.querySelector('[data-page]'); }
  function all(what, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(what)); }
  function near(node, what) { return node && node.closest ? node.closest(what) : null; }
  function data(name) { return (root() && root().getAttribute('data-' + name)) || ''; }
  function now() { return Date.now() + skew; }

  function make(tag, words, parent) {
    var node = document.createElement(tag);
    node.textContent = words;
    if (parent) parent.appendChild(node);
    return node;
  }

  /* The line at the top: what is being saved, what was, what was not. */
  function tell(tone, words, reasons) {
    var banner = document.getElementById('banner');
    banner.textContent = '';
    banner.className = tone;
    banner.hidden = !words;
    if (!words) return banner;
    make('p', words, banner);
    if (reasons) {
      var list = make('ul', '', banner);
      list.tabIndex = 0;
      reasons.forEach(function (reason) { make('li', reason, list); });
    }
    return banner;
  }

  /* A line that ends in the number to ring. */
  function tellRing(tone, words) {
    var line = tell(tone, words + ' ').lastChild, phone = data('phone');
    var link = make('a', phone || 'school', line);
    if (phone) link.href = 'tel:' + data('tel');
    link.target = '_top';
  }

  /* No answer says nothing either way: what was saved may have lost its answer. Acts are taken twice without harm. */
  function noAnswer() {
    tellRing('bad', 'No answer came: it may be NOT saved. Press again, twice does no harm; if this stays, ring');
  }

  /* Only what a second tap could spoil is switched off; a call for help never is. */
  function lock(on) {
    waiting = on;
    all('button[data-act],form[data-act] button').forEach(function (button) {
      if (!button.hasAttribute('data-always')) button.disabled = on;
    });
  }

  function put(into, name, value) {
    var dot = name.indexOf('.');
    if (dot < 0) { into[name] = value; return; }
    var outer = name.slice(0, dot);
    into[outer] = into[outer] || {};
    into[outer][name.slice(dot + 1)] = value;
  }

  function fields(form) {
    var out = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name) return;
      if (field.type === 'checkbox' && field.hasAttribute('data-many')) {
        out[field.name] = out[field.name] || [];
        if (field.checked) out[field.name].push(field.value);
      } else if (field.type === 'checkbox') put(out, field.name, field.checked);
      else if (field.type !== 'radio') put(out, field.name, field.value.trim());
      else if (field.checked) put(out, field.name, field.value);
    });
    return out;
  }

  function requestOf(node, act, extra) {
    var own = near(node, '[data-ref]') || root();
    var request = { page: data('page'), ref: own.getAttribute('data-ref') || '', act: act, seen: Number(own.getAttribute('data-seen')) };
    var fixed = node.getAttribute('data-send');
    return Object.assign(request, extra || {}, fixed ? JSON.parse(fixed) : {});
  }

  function call(request, onAnswer, onFailure) {
    try {
      google.script.run.withSuccessHandler(onAnswer).withFailureHandler(onFailure).act(request);
    } catch (problem) { onFailure(problem); }
  }

  function send(request, form) {
    var mine = ++sent, over = false;
    lock(true);
    tell('wait', 'Saving …');
    function fail() {
      over = true;
      if (mine !== sent) return;
      lock(false);
      noAnswer();
    }
    var timer = setTimeout(fail, WAIT);
    call(request, function (answer) {
      clearTimeout(timer);
      if (!answer || typeof answer !== 'object') { fail(); return; }
      if (mine < answered) return;
      if (!answer.ok && mine !== sent) return;
      answered = mine;
      if (mine === sent) lock(false);
      if (!answer.ok) { refused(answer, request, form); return; }
      var wasPage = data('page');
      show(answer.html, form);
      tell('good', answer.said || 'Saved.');
      if (wasPage !== data('page')) window.scrollTo(0, 0);
      if (mine !== sent) lock(waiting);
    }, function () { clearTimeout(timer); if (!over) fail(); });
  }

  function refused(answer, request, form) {
    var banner = tell('warn', 'Not done yet:', answer.reasons || []);
    if (answer.offerAnyway) {
      var button = make('button', answer.offerAnyway === true ? 'I’ve gone anyway' : answer.offerAnyway, banner);
      button.type = 'button';
      button.addEventListener('click', function () { send(Object.assign({}, request, { anyway: true }), form); });
    }
    window.scrollTo(0, 0);
  }

  /* Puts new contents in place and keeps what somebody is in the middle of: opened parts, typed words, the cursor. */
  function show(html, sentForm) {
    if (typeof html !== 'string' || html === '') return;
    var shut = sentForm && near(sentForm, '.reveal');
    if (sentForm && sentForm.reset) sentForm.reset();
    var open = all('.reveal').filter(function (part) { return part !== shut && !part.lastElementChild.hidden; })
      .map(function (part) { return part.lastElementChild.id; });
    var typed = all('input,select,textarea').filter(function (field) { return field.id && !field.readOnly && dirty(field); })
      .map(function (field) { return { id: field.id, value: field.value, checked: field.checked }; });
    var active = document.activeElement, focus = active && active.id, from = null, to = null;
    try { from = active.selectionStart; to = active.selectionEnd; } catch (e) { from = null; }
    document.getElementById('page').innerHTML = html;
    open.forEach(function (id) { reveal(document.getElementById(id), true); });
    typed.forEach(function (was) {
      var field = document.getElementById(was.id);
      if (!field) return;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = was.checked;
      else field.value = was.value;
    });
    var again = focus && document.getElementById(focus);
    if (again) {
      again.focus({ preventScroll: true });
      try { if (from !== null) again.setSelectionRange(from, to); } catch (e) { from = null; }
    }
    fresh();
  }

  function dirty(field) {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') {
      return Array.prototype.some.call(field.options, function (o) { return o.selected !== o.defaultSelected; });
    }
    return field.value !== field.defaultValue;
  }

  function fresh() {
    lastLook = Date.now();
    if (data('now')) skew = Number(data('now')) - Date.now();
    count();
    soundWords();
  }

  function reveal(part, open) {
    if (!part) return;
    part.hidden = !open;
    var button = part.previousElementSibling;
    if (button) button.setAttribute('aria-expanded', String(open));
  }

  /* Looks again every half minute, only while somebody can see the page. */
  function look() {
    if (!root() || !data('poll') || document.hidden || waiting || Date.now() - lastLook < POLL) return;
    lastLook = Date.now();
    var at = sent, done = false;
    var timer = setTimeout(function () { done = true; old(); }, WAIT);
    call({ page: data('page'), ref: data('ref'), act: 'look' }, function (answer) {
      clearTimeout(timer);
      if (at !== sent) return;
      if (!answer || !answer.ok) { old(); return; }
      if (stale) { stale = false; tell('', ''); }
      show(answer.html);
    }, function () { clearTimeout(timer); if (!done) old(); });
  }

  function old() {
    if (waiting) return;
    stale = true;
    tellRing('warn', 'No connection: this page is as it was at ' + data('time') + '. In doubt, ring');
  }

  function words(ms) {
    var minutes = Math.max(0, Math.floor(ms / 60000)), hours = Math.floor(minutes / 60), rest = minutes % 60;
    function many(n, noun) { return n + ' ' + noun + (n === 1 ? '' : 's'); }
    if (hours === 0) return many(minutes, 'minute');
    return many(hours, 'hour') + (rest ? ' ' + many(rest, 'minute') : '');
  }

  /* Minutes over and minutes left move on between two looks. */
  function count() {
    all('[data-due]').forEach(function (node) {
      var gone = now() - Number(node.getAttribute('data-due')), over = gone >= 0;
      node.textContent = over ? words(gone) + ' over' : 'in ' + words(-gone);
      node.classList.toggle('late', over);
    });
    all('[data-since]').forEach(function (node) { node.textContent = words(now() - Number(node.getAttribute('data-since'))); });
  }

  function sounding() { return !!audio && audio.state === 'running'; }

  function soundWords() {
    all('[data-sound]').forEach(function (button) {
      button.textContent = sounding() ? 'Sound is on' : 'Sound is off: switch it on';
      button.className = sounding() ? '' : 'sound-off';
      button.toggleAttribute('data-ringing', !!document.querySelector('[data-ring]'));
    });
  }

  function beep(pitch, after) {
    var tone = audio.createOscillator(), volume = audio.createGain(), at = audio.currentTime + after;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.4, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.45);
    tone.connect(volume);
    volume.connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.5);
  }

  function ring() {
    if (!sounding() || !document.querySelector('[data-ring]')) return;
    beep(880, 0);
    beep(660, 0.5);
    beep(880, 1);
  }

  function soundOn() {
    var Sound = window.AudioContext || window.webkitAudioContext;
    if (!Sound) return;
    audio = audio || new Sound();
    Promise.resolve(audio.resume()).then(function () { soundWords(); beep(660, 0); }, soundWords);
  }

  function copy(id) {
    var area = document.getElementById(id);
    area.focus();
    area.select();
    var ok = false;
    try { ok = document.execCommand('copy'); } catch (e) { ok = false; }
    tell(ok ? 'good' : 'warn', ok ? 'Copied.' : 'Press Ctrl+C to copy the marked text.');
  }

  document.addEventListener('click', function (event) {
    var button = near(event.target, 'button');
    if (!button || button.disabled) return;
    if (button.hasAttribute('data-toggle')) {
      reveal(document.getElementById(button.getAttribute('data-toggle')), button.getAttribute('aria-expanded') !== 'true');
    } else if (button.hasAttribute('data-sound')) soundOn();
    else if (button.hasAttribute('data-copy')) copy(button.getAttribute('data-copy'));
    else if (button.hasAttribute('data-up')) {
      var item = near(button, 'li'), before = item.previousElementSibling;
      if (before) { item.parentNode.insertBefore(item, before); button.focus(); }
    } else if (button.hasAttribute('data-all')) {
      all('input[type=checkbox]', near(button, 'fieldset')).forEach(function (box) { box.checked = true; });
    } else if (button.hasAttribute('data-act')) send(requestOf(button, button.getAttribute('data-act')), null);
  });

  document.addEventListener('submit', function (event) {
    event.preventDefault();
    var form = event.target, button = event.submitter || form.querySelector('button:not([type=button])');
    if (waiting && !form.hasAttribute('data-always')) return;
    send(requestOf(button || form, (button && button.getAttribute('data-does')) || form.getAttribute('data-act'), fields(form)), form);
  });

  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  setInterval(look, 1000);
  setInterval(count, 5000);
  setInterval(ring, 4000);
  fresh();
})();
`;
