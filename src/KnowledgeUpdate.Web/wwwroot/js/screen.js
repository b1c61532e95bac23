// Written by scripts/build-assets. Change Assets/js/screen.js.
(() => {
'use strict';
const main = document.querySelector('[data-ku-screen]');
if (!main) return;
const part = main.querySelector('[data-screen-part]'), state = main.querySelector('[data-screen-state]'),
full = main.querySelector('[data-screen-full]');
const every = 5_000, patience = 4_000;
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const say = (text, ...values) => {
const said = values.reduce((t, value, i) => t.replace(`{${i}}`, value), text ?? '');
if (state.textContent !== said) state.textContent = said;
};
let offset = 0, cutAt = null;
const now = () => performance.now() + offset;
const read = askedAt => { offset = Number(part.firstElementChild.dataset.at) - askedAt; };
read(0);
const tell = () => {
if (cutAt === null) return;
const until = Number(part.firstElementChild?.dataset.refusedFrom);
const isDead = until > 0 && now() >= until;
main.classList.toggle('is-dead', isDead);
if (until > 0) say(isDead ? main.dataset.dead : main.dataset.cut, clock.format(cutAt), clock.format(until));
else say(main.dataset.lost, clock.format(cutAt));
};
async function renew() {
const askedAt = performance.now();
try {
const response = await fetch(main.dataset.kuScreen, {
headers: { Accept: 'text/html' }, cache: 'no-store', signal: AbortSignal.timeout(patience),
});
if (response.redirected || response.status === 401 || response.status === 403 || response.status === 404) {
part.replaceChildren();
main.classList.remove('is-dead');
main.classList.add('is-cut');
cutAt = null;
say(main.dataset.out);
return;
}
if (!response.ok) throw response;
part.innerHTML = await response.text();
read(askedAt);
cutAt = null;
main.classList.remove('is-cut', 'is-dead');
say('');
} catch {
cutAt ??= now();
main.classList.add('is-cut');
tell();
}
setTimeout(renew, every);
}
setTimeout(renew, every);
setInterval(tell, 1_000);
if (document.fullscreenEnabled) {
full.hidden = false;
full.addEventListener('click', () => document.documentElement.requestFullscreen());
document.addEventListener('fullscreenchange', () => { full.hidden = document.fullscreenElement !== null; });
}
document.addEventListener('keydown', e => { if (e.key === 'Escape' && !document.fullscreenElement) location.assign(main.dataset.back); });
const wake = () => { if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => { }); };
document.addEventListener('visibilitychange', wake);
wake();
})();
