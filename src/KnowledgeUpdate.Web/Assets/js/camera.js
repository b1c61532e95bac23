// Reads attendance codes by the camera. The browser's own reader is used where there is one, else a library that is loaded only then. A QR
// code is a stranger's text: only the one address of this portal that this page is about is taken, and from it only a code of the right
// form.
const box = document.querySelector('[data-ku-camera]');
const form = document.querySelector('[data-camera-form]');
if (box && form) {
  const { kuCamera: path, code: pattern, reader: readerAddress, ...words } = box.dataset;
  const goesOn = box.dataset.more === 'true';
  const one = name => box.querySelector(`[data-camera-${name}]`);
  const [view, video, says, open, close, answer] = ['view', 'video', 'says', 'open', 'close', 'answer'].map(one);
  const field = form.querySelector('[name=Code]');
  const [pause, largest] = [150, 800];
  // A code is sent once: the same one again could only be refused.
  const sent = new Set();
  let stream = null, round = 0;

  const say = text => { if (says.textContent !== text) says.textContent = text; };

  // What a QR code says: a code, or why it is none of ours.
  function codeIn(text) {
    let url;
    try { url = new URL(text); } catch { return { fault: words.foreign }; }
    if (url.origin !== location.origin || url.username || url.password) return { fault: words.foreign };
    const code = url.searchParams.get('code') ?? '';
    if (!new RegExp(pattern).test(code)) return { fault: words.foreign };
    const withoutId = address => address.replace(/[0-9a-f-]{36}/, '');
    if (url.pathname !== path) return { fault: withoutId(url.pathname) === withoutId(path) ? words.other : words.foreign };
    return { code };
  }

  // A function from the video to the text of a QR code, or nothing.
  async function makeReader() {
    if ('BarcodeDetector' in window && (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes('qr_code')) {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      return async () => (await detector.detect(video).catch(() => []))[0]?.rawValue;
    }
    const { decodeQR } = await import(readerAddress);
    const canvas = document.createElement('canvas'), context = canvas.getContext('2d', { willReadFrequently: true });
    return async () => {
      const scale = Math.min(1, largest / Math.max(video.videoWidth, video.videoHeight));
      [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
      if (!canvas.width) return undefined;
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      try { return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)); } catch { return undefined; }
    };
  }

  async function send(code) {
    say(words.sending);
    const body = new FormData(form);
    body.set('Code', code);
    body.set('__key', crypto.randomUUID().replaceAll('-', ''));
    let response;
    try {
      response = await fetch(form.action, {
        method: 'POST', body: new URLSearchParams(body), headers: { 'X-Requested-With': 'ku-camera', Accept: 'text/html' },
      });
    } catch {
      sent.delete(code);
      say(words.failed);
      return false;
    }
    if (response.redirected || response.status === 401 || response.status === 403 || response.status === 404) {
      stop();
      say(words.out);
      return false;
    }
    if (response.status !== 200 && response.status !== 409) {
      sent.delete(code);
      say(words.failed);
      return false;
    }
    answer.innerHTML = await response.text();
    answer.scrollIntoView({ block: 'nearest' });
    navigator.vibrate?.(response.ok ? 80 : [60, 60, 60]);
    return response.ok;
  }

  async function watch(read, mine) {
    while (stream && mine === round) {
      const text = await read();
      if (!stream || mine !== round) return;
      const { code, fault } = text ? codeIn(text) : {};
      if (fault) say(fault);
      else if (code && !sent.has(code)) {
        sent.add(code);
        if (await send(code) && !goesOn) { stop(); say(''); return; }
        if (stream && says.textContent === words.sending) say(words.watching);
      }
      await new Promise(done => { setTimeout(done, pause); });
    }
  }

  function stop() {
    stream?.getTracks().forEach(track => track.stop());
    stream = video.srcObject = null;
    round++;
    view.hidden = close.hidden = true;
    open.hidden = false;
  }

  async function start() {
    if (!navigator.mediaDevices?.getUserMedia) { say(words.unsafe); open.hidden = true; field.focus(); return; }
    open.hidden = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
    } catch (problem) {
      open.hidden = false;
      const isRefused = problem.name === 'NotAllowedError' || problem.name === 'SecurityError';
      say(isRefused ? words.refused : problem.name === 'NotReadableError' ? words.busy : words.none);
      field.focus();
      return;
    }
    video.srcObject = stream;
    view.hidden = close.hidden = false;
    const mine = ++round;
    try {
      const [read] = await Promise.all([makeReader(), video.play()]);
      say(words.watching);
      await watch(read, mine);
    } catch {
      if (mine !== round) return;
      stop();
      say(words.unread);
    }
  }

  open.addEventListener('click', start);
  close.addEventListener('click', () => { stop(); say(''); open.focus(); });
  // A page that nobody looks at watches nobody.
  document.addEventListener('visibilitychange', () => { if (document.hidden && stream) stop(); });
  addEventListener('pagehide', stop);

  if (navigator.mediaDevices?.getUserMedia) {
    open.hidden = false;
    say('');
    // Where leave was given before, the camera opens at once.
    navigator.permissions?.query({ name: 'camera' })
      .then(leave => { if (leave.state === 'granted' && !stream && !document.hidden) start(); })
      .catch(() => { });
  } else say(words.unsafe);
}
