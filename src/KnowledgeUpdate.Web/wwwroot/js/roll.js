// Written by scripts/build-assets. Change Assets/js/roll.js.
(() => {
const form = document.querySelector('form[data-roll]');
if (!form || !window.crypto?.subtle) return;
const { roll: halfDay, rollKey: key, rollUrl: url } = form.dataset;
const [marksAt, batchAt] = [`ku-roll-${halfDay}`, `ku-batch-${halfDay}`];
const again = 15_000;
const state = document.getElementById('roll-state');
const read = (at, none) => { try { return JSON.parse(localStorage.getItem(at)) ?? none; } catch { return none; } };
const boxOf = mark => form.querySelector(`input[data-seat="${mark.seat}"][data-kind="${mark.kind}"]`);
const say = (text, ...values) => {
values.forEach((value, i) => { text = text.replace(`{${i}}`, value); });
state.textContent = text;
state.hidden = false;
};
let marks = read(marksAt, []).filter(mark => boxOf(mark) && !boxOf(mark).defaultChecked);
const keep = () => { if (marks.length) localStorage.setItem(marksAt, JSON.stringify(marks)); else localStorage.removeItem(marksAt); };
marks.forEach(mark => { boxOf(mark).checked = true; });
keep();
if (marks.length) say(state.dataset.kept, marks.length);
form.addEventListener('change', event => {
const box = event.target;
if (!box.dataset.seat || box.defaultChecked) return;
marks = marks.filter(mark => mark.seat !== Number(box.dataset.seat) || mark.kind !== box.dataset.kind);
if (box.checked) marks.push({ seat: Number(box.dataset.seat), kind: box.dataset.kind, at: new Date().toISOString() });
keep();
});
form.addEventListener('submit', event => {
if (navigator.onLine) return;
event.preventDefault();
say(state.dataset.offline);
});
async function sign(id, body) {
const secret = await crypto.subtle.importKey(
'raw', Uint8Array.from(atob(key), c => c.charCodeAt(0)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const signature = new Uint8Array(await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode(`${id}\n${halfDay}\n${body}`)));
return btoa(String.fromCharCode(...signature));
}
function seal(sent) {
for (const mark of sent) {
const box = boxOf(mark);
if (!box || box.defaultChecked) continue;
box.defaultChecked = true;
const seen = Object.assign(document.createElement('input'), {
type: 'hidden', name: mark.kind === 'Arrive' ? 'seenArrived' : 'seenLeft', value: box.value });
box.closest('td').append(seen);
}
}
async function sendBatch() {
let batch = read(batchAt, null);
if (!batch) {
const [id, body] = [crypto.randomUUID(), JSON.stringify(marks)];
batch = { id, body, signature: await sign(id, body) };
localStorage.setItem(batchAt, JSON.stringify(batch));
}
const data = new URLSearchParams({ batch: batch.id, body: batch.body, signature: batch.signature, __key: crypto.randomUUID(),
__RequestVerificationToken: form.querySelector('input[name="__RequestVerificationToken"]').value });
let answer;
try {
const response = await fetch(url, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
if (response.status >= 500) { setTimeout(send, again); return false; }
if (!response.ok || response.redirected) { say(state.dataset.refused); return false; }
answer = await response.json();
} catch {
setTimeout(send, again);
return false;
}
localStorage.removeItem(batchAt);
if (!answer.accepted) { say(state.dataset.refused); return false; }
const sent = JSON.parse(batch.body);
seal(sent);
marks = marks.filter(mark => !sent.some(s => s.seat === mark.seat && s.kind === mark.kind));
keep();
say(state.dataset.sent, answer.marks, answer.taken);
return true;
}
let busy = false;
async function send() {
if (busy) return;
busy = true;
try { while (navigator.onLine && (marks.length || read(batchAt, null)) && await sendBatch()); } finally { busy = false; }
}
window.addEventListener('offline', () => say(state.dataset.offline));
window.addEventListener('online', send);
if (read(batchAt, null)) send();
})();
