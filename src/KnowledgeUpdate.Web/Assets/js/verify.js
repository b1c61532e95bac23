// Verifies the signed payload of a certificate's QR code with the published keys: in the browser alone, nothing is sent.
(() => {
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(text.length / 4) * 4, '=')),
    c => c.charCodeAt(0));
  const names = ['格式', '密钥', '证书种类', '证书编号', '查验码', '姓名', '证件号码', '项目', '学时', '公需必修', '公需选修', '专业', '起', '止', '承办单位', '发证单位', '工程', '发证日期',
    '有效期至'];

  async function verify(fragment, keys) {
    const [payload, signature] = fragment.split('.').map(bytes);
    const lines = new TextDecoder('gb18030', { fatal: true }).decode(payload).split('\n');
    const key = keys.split(' ').map(k => k.split(':')).find(k => k[0] === lines[1]);
    if (!key || lines[0] !== 'KU1' || lines.length !== 19) return null;
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
      note.textContent = lines && location.pathname.endsWith(lines[4]) ? note.dataset.good : note.dataset.bad;
      note.hidden = false;
    });

  const box = document.querySelector('[data-ku-offline]');
  box?.addEventListener('input', async () => {
    const answer = document.getElementById('offline-answer');
    const text = box.value.trim();
    answer.replaceChildren();
    if (!text) return;
    const lines = await tryVerify(text.slice(text.indexOf('#') + 1), box.dataset.kuOffline);
    const line = document.createElement('p');
    line.textContent = lines ? box.dataset.good : box.dataset.bad;
    answer.append(line);
    if (!lines) return;
    const list = document.createElement('dl');
    list.className = 'ku-facts';
    lines.forEach((value, i) => {
      if (i < 2 || !value) return;
      const [term, fact] = [document.createElement('dt'), document.createElement('dd')];
      [term.textContent, fact.textContent] = [names[i], value];
      list.append(term, fact);
    });
    answer.append(list);
  });
})();
