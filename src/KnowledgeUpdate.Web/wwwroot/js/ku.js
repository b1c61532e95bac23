// Written by scripts/build-assets. Change Assets/js/ku.js.
(() => {
'use strict';
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const fill = (text, ...values) => (text ?? '').replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
const number = n => Number.isInteger(n) ? String(n) : n.toFixed(2);
const words = document.body.dataset;
const voice = document.body.appendChild(Object.assign(document.createElement('p'), { className: 'visually-hidden' }));
voice.setAttribute('role', 'status');
const say = text => { voice.textContent = text; };
const start = root => {
all('[data-ku-js][hidden]', root).forEach(e => { e.hidden = false; });
all('input[data-ku-all]', root).forEach(e => {
e.checked = all('.ku-picks input', e.closest('fieldset')).every(p => p.checked);
e.closest('label').hidden = false;
});
all('[data-ku-batch]', root).forEach(b => updateBatch(b.closest('form')));
all('textarea[data-ku-max]', root).forEach(count);
const errors = root.querySelector('[data-ku-errors]');
if (errors && document.activeElement !== errors) errors.focus();
else if (!errors && !location.hash) root.querySelector('[data-ku-done]')?.focus({ preventScroll: true });
};
const visited = new WeakSet();
document.addEventListener('focusin', e => visited.add(e.target));
const insert = (field, text) => {
if (!visited.has(field)) field.setSelectionRange(field.value.length, field.value.length);
const { selectionStart: from, selectionEnd: to, value } = field;
field.focus();
const gap = from > 0 && !/\s$/.test(value.slice(0, from)) && /^[\x21-\x7e]/.test(text) ? ' ' : '';
field.setRangeText(gap + text, from, to, 'end');
field.dispatchEvent(new Event('input', { bubbles: true }));
};
const count = field => {
const out = document.querySelector(`[data-ku-counter="${CSS.escape(field.id)}"]`);
if (!out) return;
const length = field.value.length, max = +field.dataset.kuMax, over = length - max;
out.classList.toggle('is-over', over > 0);
out.textContent = over > 0 ? fill(out.dataset.over, length, max, over) : fill(out.dataset.text, length, max);
};
const reveal = button => {
const field = document.getElementById(button.dataset.kuReveal);
const shown = field.type === 'text';
field.type = shown ? 'password' : 'text';
button.textContent = shown ? button.dataset.show : button.dataset.hide;
button.setAttribute('aria-label', shown ? button.dataset.showLabel : button.dataset.hideLabel);
};
const updateBatch = form => {
const bar = form?.querySelector('[data-ku-batch]');
if (!bar) return;
const picks = all('input[data-ku-pick]:not(:disabled)', form), ticked = picks.filter(p => p.checked);
const weight = ticked.reduce((sum, p) => sum + +(p.dataset.kuWeight ?? 1), 0);
const { used = 0, limit, count: countText, consequence, over } = bar.dataset;
const excess = limit === undefined ? 0 : +used + weight - +limit;
const parts = [fill(countText, ticked.length)];
if (excess > 0 && over) parts.push(fill(over, number(excess), limit));
else if (consequence) parts.push(fill(consequence, number(+used + weight), limit));
const says = bar.querySelector('[data-ku-batch-says]');
const text = parts.join('　');
if (says.textContent !== text) says.textContent = text;
says.classList.toggle('is-over', excess > 0);
bar.classList.toggle('is-over', excess > 0);
bar.hidden = ticked.length === 0;
all('[data-ku-label]', bar).forEach(b => { b.textContent = fill(b.dataset.kuLabel, ticked.length); });
picks.forEach(p => p.closest('tr')?.classList.toggle('is-picked', p.checked));
const every = form.querySelector('input[data-ku-pick-all]');
if (every) {
every.checked = picks.length > 0 && ticked.length === picks.length;
every.indeterminate = ticked.length > 0 && ticked.length < picks.length;
}
};
const dirty = new Set();
const timers = new WeakMap();
const guarded = form => form.matches('[data-ku-guard], [data-ku-autosave]');
const touched = form => {
if (!form || !guarded(form)) return;
dirty.add(form);
if (!form.matches('[data-ku-autosave]')) return;
clearTimeout(timers.get(form));
timers.set(form, setTimeout(() => save(form), 2000));
};
const save = async form => {
const status = document.querySelector('[data-ku-saved]');
const body = new FormData(form);
body.set('__key', crypto.randomUUID?.().replaceAll('-', '') ?? String(Date.now()));
dirty.delete(form);
try {
const response = await fetch(form.dataset.kuAutosaveUrl, { method: 'POST', body, headers: { 'X-Requested-With': 'ku-autosave' } });
if (!response.ok) throw response;
const saved = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
const version = form.querySelector('input[name$="Version"]');
if (version && saved.version !== undefined) version.value = saved.version;
show(fill(status?.dataset.saved, saved.savedAt ?? new Date().toLocaleTimeString('en-GB')), true);
} catch (problem) {
dirty.add(form);
show(problem.status === 409 ? status?.dataset.conflict : status?.dataset.failed, false);
}
function show(text, good) {
if (!status) return;
status.textContent = text;
status.classList.toggle('ku-saved', good);
status.classList.toggle('ku-late', !good);
}
};
addEventListener('beforeunload', e => { if (dirty.size > 0) e.preventDefault(); });
const sending = (form, button) => {
form.dataset.kuSending = '';
if (!button) return;
button.dataset.kuWas = button.innerHTML;
button.setAttribute('aria-disabled', 'true');
button.setAttribute('aria-busy', 'true');
const spin = Object.assign(document.createElement('span'), { className: 'ku-spin' });
spin.setAttribute('aria-hidden', 'true');
button.replaceChildren(spin, words.textSending ?? button.textContent);
};
const rested = form => {
delete form.dataset.kuSending;
all('[data-ku-was]', form).forEach(b => {
b.innerHTML = b.dataset.kuWas;
delete b.dataset.kuWas;
b.removeAttribute('aria-disabled');
b.removeAttribute('aria-busy');
});
};
document.addEventListener('submit', e => {
const form = e.target;
if (e.submitter?.matches('[data-ku-add-row]')) return;
if ('kuSending' in form.dataset) { e.preventDefault(); return; }
const unsaved = [...dirty].filter(f => f !== form && f.matches('[data-ku-autosave]'));
if (unsaved.length > 0 && !('kuSaved' in form.dataset)) {
e.preventDefault();
form.dataset.kuSaved = '';
unsaved.forEach(f => clearTimeout(timers.get(f)));
Promise.all(unsaved.map(save)).then(() => { form.requestSubmit(e.submitter); delete form.dataset.kuSaved; });
return;
}
clearTimeout(timers.get(form));
if (form.method !== 'post') return;
dirty.delete(form);
if (e.defaultPrevented) return;
setTimeout(() => sending(form, e.submitter), 0);
if (form.matches('[data-ku-download]')) setTimeout(() => rested(form), 4000);
});
addEventListener('pageshow', () => all('form[data-ku-sending]').forEach(rested));
document.addEventListener('htmx:afterRequest', e => { const form = e.target.closest?.('form'); if (form) rested(form); });
document.addEventListener('keydown', e => {
if (e.key === 'Enter' && (e.isComposing || e.keyCode === 229) && e.target.matches?.('input')) e.preventDefault();
}, true);
const renumber = box => {
const name = box.dataset.kuRows, id = name.replace(/[^\w-]/g, '_');
all('[data-ku-row]', box).forEach((row, i) => {
const head = row.querySelector('[data-ku-row-number]');
if (head) head.textContent = i + 1;
all('*', row).forEach(e => {
for (const attribute of ['name', 'data-ku-reveal', 'data-ku-phrase', 'data-ku-counter', 'id', 'for', 'aria-describedby', 'list']) {
const value = e.getAttribute(attribute);
if (!value) continue;
const renamed = attribute === 'name'
? value.startsWith(name + '[') ? name + '[' + i + value.slice(value.indexOf(']', name.length)) : value
: value.split(' ')
.map(v => v.startsWith(id + '_') ? v.replace(new RegExp('^' + id + '_(?:\\d+|__i__)_'), `${id}_${i}_`) : v)
.join(' ');
if (renamed !== value) e.setAttribute(attribute, renamed);
}
});
});
};
const addRow = button => {
const box = document.getElementById(button.dataset.kuAddRow);
const template = document.querySelector(`template[data-ku-row-of="${CSS.escape(box.id)}"]`);
const rows = all('[data-ku-row]', box);
const row = template ? template.content.firstElementChild.cloneNode(true) : rows.at(-1)?.cloneNode(true);
if (!row) return;
if (!template) {
all('.ku-err', row).forEach(e => e.remove());
all('.ku-field--bad, .is-bad', row).forEach(e => e.classList.remove('ku-field--bad', 'is-bad'));
all('[aria-invalid]', row).forEach(e => e.removeAttribute('aria-invalid'));
all('input:not([type=hidden]), textarea, select', row).forEach(e => {
if (e.type === 'checkbox' || e.type === 'radio') { e.checked = false; return; }
e.value = '';
if (e.matches('select')) e.selectedIndex = 0;
});
all('input[type=hidden][data-ku-row-id]', row).forEach(e => { e.value = ''; });
}
box.append(row);
renumber(box);
start(row);
row.querySelector('input:not([type=hidden]), textarea, select')?.focus();
say(fill(words.textAdded, rows.length + 1));
touched(box.closest('form'));
};
const removeRow = button => {
const row = button.closest('[data-ku-row]'), box = row.closest('[data-ku-rows]'), rows = all('[data-ku-row]', box);
const at = rows.indexOf(row);
row.remove();
renumber(box);
const next = all('[data-ku-row]', box)[Math.min(at, rows.length - 2)];
(next?.querySelector('input:not([type=hidden]), textarea, select') ??
document.querySelector(`[data-ku-add-row="${CSS.escape(box.id)}"]`))?.focus();
say(fill(words.textRemoved, at + 1));
touched(box.closest('form'));
};
const display = link => {
const { kuDisplay: what, on } = link.dataset, isOn = document.documentElement.dataset[what] === on;
if (isOn) delete document.documentElement.dataset[what]; else document.documentElement.dataset[what] = on;
const [value, age, secure] = [isOn ? '' : on, isOn ? 0 : 31536000, location.protocol === 'https:' ? ';secure' : ''];
document.cookie = `ku-${what}=${value};path=/;max-age=${age};samesite=lax${secure}`;
all(`[data-ku-display="${what}"]`).forEach(l => { l.textContent = isOn ? l.dataset.offText : l.dataset.onText; });
say(link.textContent);
};
document.addEventListener('click', e => {
const hit = selector => e.target.closest?.(selector);
let found;
if (e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey) return;
if (hit('[aria-disabled="true"]')) { e.preventDefault(); return; }
if ((found = hit('[data-ku-phrase]'))) insert(document.getElementById(found.dataset.kuPhrase), found.textContent.trim());
else if ((found = hit('[data-ku-reveal]'))) reveal(found);
else if ((found = hit('[data-ku-add-row]'))) { e.preventDefault(); addRow(found); }
else if ((found = hit('[data-ku-remove-row]'))) { e.preventDefault(); removeRow(found); }
else if ((found = hit('[data-ku-display]'))) { e.preventDefault(); display(found); }
else if ((found = hit('[data-ku-print]'))) print();
else if ((found = hit('[data-ku-unpick]'))) {
const form = found.closest('form');
all('input[data-ku-pick]', form).forEach(p => { p.checked = false; });
updateBatch(form);
form.querySelector('input[data-ku-pick-all], input[data-ku-pick]')?.focus();
} else if ((found = hit('[data-ku-dialog]'))) {
const dialog = document.getElementById(found.dataset.kuDialog);
if (dialog?.showModal) { e.preventDefault(); dialog.showModal(); }
} else if ((found = hit('[data-ku-close]'))) found.closest('dialog').close();
all('details.ku-menu[open]').forEach(d => { if (!d.contains(e.target)) d.open = false; });
});
document.addEventListener('keydown', e => {
if (e.key !== 'Escape') return;
const menu = document.querySelector('details.ku-menu[open]');
if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});
const total = form => {
const out = form?.querySelector('[data-ku-total]');
if (!out) return;
const points = all('input[data-ku-share]', form).map(i => [Number(i.value.trim().replace(',', '.') || NaN), Number(i.dataset.kuShare)]);
out.textContent = points.every(([p]) => p >= 0 && p <= 100) ? (points.reduce((s, [p, w]) => s + p * w, 0) / 100).toFixed(2) : '–';
};
document.addEventListener('input', e => {
if (e.target.matches('input[data-ku-share]')) total(e.target.form);
if (e.target.matches('textarea[data-ku-max]')) count(e.target);
touched(e.target.form);
});
document.addEventListener('change', e => {
if (e.target.matches('input[data-ku-pick-all]')) {
all('input[data-ku-pick]:not(:disabled)', e.target.form).forEach(p => { p.checked = e.target.checked; });
}
if (e.target.matches('input[data-ku-all]')) {
all('input[type=checkbox]', e.target.closest('fieldset')).forEach(p => { p.checked = e.target.checked; });
}
if (e.target.matches('input[data-ku-pick], input[data-ku-pick-all]')) updateBatch(e.target.form);
touched(e.target.form);
});
document.addEventListener('click', e => {
const link = e.target.closest?.('a[href^="#"]');
const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
if (!target) return;
for (let d = target.closest('details:not([open])'); d; d = d.parentElement.closest('details:not([open])')) d.open = true;
if (link.closest('[data-ku-errors]')) { e.preventDefault(); target.focus(); target.scrollIntoView({ block: 'center' }); }
});
document.addEventListener('htmx:afterSwap', e => start(e.target));
start(document);
})();
