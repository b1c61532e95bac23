// Written by scripts/build-assets. Change Assets/js/verify.js.
(() => {
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(text.length / 4) * 4, '=')),
c => c.charCodeAt(0));
const [common, dates, kindAt, codeAt, nameAt] = [19, [12, 13, 17, 18], 2, 4, 5];
async function verify(fragment, keys) {
const [payload, signature] = fragment.split('.').map(bytes);
const lines = new TextDecoder('gb18030', { fatal: true }).decode(payload).split('\n');
const key = keys.split(' ').map(k => k.split(':')).find(k => k[0] === lines[1]);
const isWhole = lines[0] === 'KU1' ? lines.length === common : lines[0] === 'KU2' && lines.length > common;
if (!key || !isWhole) return null;
const imported = await crypto.subtle.importKey('spki', bytes(key[1]), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, payload) ? lines : null;
}
async function tryVerify(fragment, keys) {
try { return await verify(fragment, keys); } catch { return null; }
}
const note = document.querySelector('[data-ku-verify]');
const fragment = location.hash.slice(1);
if (note && fragment.includes('.'))
tryVerify(fragment, note.dataset.kuVerify).then(lines => {
const isIts = lines && location.pathname.endsWith(lines[codeAt]);
note.querySelector('[data-ku-says]').textContent = isIts ? note.dataset.good : note.dataset.bad;
note.classList.add(isIts ? 'ku-callout--good' : 'ku-callout--bad');
const holder = note.querySelector('[data-ku-holder]');
if (isIts) {
holder.textContent = lines[nameAt];
holder.hidden = false;
document.querySelector('[data-ku-compare]').hidden = true;
}
note.hidden = false;
});
const box = document.querySelector('[data-ku-offline]');
if (!box) return;
const answer = document.getElementById('offline-answer');
const names = answer.dataset.names.split('|');
const kinds = Object.fromEntries(answer.dataset.kinds.split('|').map(k => k.split(':')));
const dateOf = text => /^\d{8}$/.test(text)
? new Intl.DateTimeFormat(document.documentElement.lang || 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' })
.format(Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6)))
: text;
const inWords = (value, i) => i === kindAt ? kinds[value] ?? value : dates.includes(i) ? dateOf(value) : value;
function say(text) {
const line = document.createElement('p');
line.textContent = text;
answer.replaceChildren(line);
}
function show(lines) {
say(box.dataset.good);
const list = document.createElement('dl');
list.className = 'ku-facts';
lines.forEach((value, i) => {
if (i < 2 || !value) return;
const [name, fact] = i < common ? [names[i - 2], inWords(value, i)] : value.split('\t');
const [term, said] = [document.createElement('dt'), document.createElement('dd')];
[term.textContent, said.textContent] = [name, fact];
if (i !== kindAt && !dates.includes(i)) said.lang = 'zh-CN';
list.append(term, said);
});
answer.append(list);
}
async function judge(text) {
const lines = await tryVerify(text.slice(text.indexOf('#') + 1), box.dataset.kuOffline);
if (lines) show(lines);
else say(box.dataset.bad);
}
box.addEventListener('input', () => {
const text = box.value.trim();
answer.replaceChildren();
if (text) judge(text);
});
async function read(decode, picture) {
const canvas = document.createElement('canvas'), context = canvas.getContext('2d', { willReadFrequently: true });
const largest = Math.max(picture.width, picture.height);
for (const side of [largest, 1600, 1000, 2400, 700].filter((s, i) => i === 0 ? s <= 4000 : s < largest)) {
const scale = side / largest;
[canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
context.fillStyle = '#fff';
context.fillRect(0, 0, canvas.width, canvas.height);
context.drawImage(picture, 0, 0, canvas.width, canvas.height);
try { return decode(context.getImageData(0, 0, canvas.width, canvas.height)); } catch { /* Another size. */ }
}
return null;
}
const inflate = async part => new Uint8Array(await new Response(
new Blob([part]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
async function readPdf(decode, file) {
const raw = new Uint8Array(await file.arrayBuffer());
const text = new TextDecoder('latin1').decode(raw);
for (const found of text.matchAll(/\/Subtype\s*\/Image([^]{0,400}?)>>\s*stream\r?\n/g)) {
const number = key => +(new RegExp(`/${key} (\\d+)`).exec(found[1])?.[1] ?? 0);
const [width, height] = [number('Width'), number('Height')];
if (!found[1].includes('/FlateDecode') || !width || width > 4000 || height > 4000) continue;
const start = found.index + found[0].length;
let pixels;
try { pixels = await inflate(raw.slice(start, start + number('Length'))); } catch { continue; }
const each = pixels.length / (width * height);
if (each !== 1 && each !== 3) continue;
const margin = 24, [w, h] = [width + 2 * margin, height + 2 * margin];
const data = new Uint8ClampedArray(w * h * 4).fill(255);
for (let y = 0; y < height; y++)
for (let x = 0; x < width; x++) {
const [from, to] = [(y * width + x) * each, ((y + margin) * w + x + margin) * 4];
for (let i = 0; i < 3; i++) data[to + i] = pixels[from + (each === 3 ? i : 0)];
}
try { return decode({ width: w, height: h, data }); } catch { /* The seal, or another picture. */ }
}
return null;
}
const chooser = document.querySelector('[data-ku-reader]');
chooser?.addEventListener('change', async () => {
const file = chooser.files[0];
if (!file) return;
let text = null;
try {
const { decodeQR } = await import(chooser.dataset.kuReader);
const head = new TextDecoder('latin1').decode(await file.slice(0, 5).arrayBuffer());
text = head === '%PDF-' ? await readPdf(decodeQR, file) : await read(decodeQR, await createImageBitmap(file));
} catch { /* No picture, or none that this browser opens: said below. */ }
if (text?.includes('#')) {
box.value = text;
await judge(text);
} else say(chooser.dataset.none);
});
})();
