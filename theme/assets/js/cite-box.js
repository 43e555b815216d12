/*
 * The box that cites one thing: link, citation in a style, text with citation, files. Loaded when somebody reaches for
 * it. A dialog: Escape closes it and the focus returns. On a wide screen it stands beside its button, else below.
 */
(function () {
  'use strict';
  const { make } = window.concordance;
  const forms = window.concordance.citeForms;
  const KEY = 'concordance-cite';
  const GAP = 8;
  const SAYS = {
    citation: 'Citation copied.',
    link: 'Link copied.',
    local: 'Link copied. It leads to this copy on your disk; the citation names the page.',
    text: 'Text and citation copied.',
    refused: 'Your browser refuses to copy. The words are selected: copy them with the keyboard or by a long press.',
    missing: 'The text could not be loaded.',
  };
  let chosen = { style: forms.styles[0][0], withSource: false };
  let current = { id: '', opener: null };
  let addresses = [];

  /* What the reader chose, kept where the browser keeps things. */

  try { chosen = { ...chosen, ...JSON.parse(localStorage.getItem(KEY) || '{}') }; } catch { /* nothing is kept */ }
  if (!forms.styles.some(([style]) => style === chosen.style)) [[chosen.style]] = forms.styles;

  function choose(change) {
    chosen = { ...chosen, ...change };
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* the choice holds for this page */ }
    show();
  }

  /* The parts of the box. */

  const title = make('h2', { id: 'cite-h' });
  const shown = make('p.cite-words', {});
  const sourceLine = make('p.cite-source', {});
  const said = make('p.cite-said', { role: 'status' });
  const field = make('textarea', { hidden: true, readOnly: true, rows: 4, 'aria-label': 'Words to copy' });
  const files = make('p.cite-files', {});
  const keeping = make('span', {});
  const withSource = make('input', { type: 'checkbox' });
  const withText = make('button', { type: 'button' }, 'Copy text with citation');
  const copyCitation = make('button.cite-first', { type: 'button' }, 'Copy citation');
  const copyLink = make('button', { type: 'button' }, 'Copy link');
  const close = make('button.cite-close', { type: 'button' }, 'Close');
  const radios = forms.styles.map(([style, words]) => {
    const radio = make('input', { type: 'radio', name: 'cite-style', value: style, onchange: () => choose({ style }) });
    return { radio, label: make('label', {}, radio, ` ${words}`) };
  });
  const styles = make('fieldset', {}, make('legend.hidden', {}, 'Style'), ...radios.map(({ label }) => label));
  const dialog = make(
    'dialog.cite-box', { 'aria-labelledby': 'cite-h' },
    make('div.cite-head', {}, title, close), styles, shown, sourceLine,
    make('label.cite-with', {}, withSource, ' Add where I read it'),
    make('div.cite-buttons', {}, copyCitation, copyLink, withText, keeping), said, field, files,
  );

  /* Showing. */

  function show() {
    const write = (pieces) => pieces.map((piece, index) => (index % 2 ? make('i', {}, piece) : piece));
    const lines = forms.together(current.id, chosen.style);
    shown.replaceChildren(...(lines.length
      ? lines.flatMap((pieces, index) => (index ? [make('br', {}), ...write(pieces)] : write(pieces)))
      : write(forms.runs(current.id, chosen.style))));
    sourceLine.textContent = forms.source(current.id);
    sourceLine.classList.toggle('is-in', chosen.withSource);
    withSource.checked = chosen.withSource;
    for (const { radio } of radios) radio.checked = radio.value === chosen.style;
  }

  function offerFiles() {
    for (const address of addresses) URL.revokeObjectURL(address);
    const name = forms.key(current.id);
    const links = forms.formats.map(([format, words, ending]) => {
      const type = format === 'csl' ? 'application/json' : 'text/plain;charset=utf-8';
      return make('a', { href: URL.createObjectURL(new Blob([forms.file(current.id, format)], { type })), download: `${name}.${ending}` }, words);
    });
    addresses = links.map((link) => link.href);
    files.replaceChildren('Download for a reference manager: ', ...links.flatMap((link, index) => (index ? [' ', link] : [link])));
  }

  function offerKeeping() {
    const button = make('button.keep', { type: 'button', 'data-keep': current.id }, 'Keep in reading list');
    keeping.replaceChildren(...(window.concordance.keep && current.id.includes(':') ? [button] : []));
  }

  /* Beside the button, where the window has room for it; the sheet of a narrow window is placed by the style sheet. */
  function place() {
    dialog.style.removeProperty('left');
    dialog.style.removeProperty('top');
    if (!current.opener || matchMedia('(max-width: 52rem)').matches) return;
    const button = current.opener.getBoundingClientRect();
    const box = dialog.getBoundingClientRect();
    const below = button.bottom + GAP;
    const top = below + box.height < innerHeight - GAP ? below : Math.max(GAP, Math.min(button.top - GAP, innerHeight - GAP) - box.height);
    dialog.style.left = `${Math.max(GAP, Math.min(button.left, innerWidth - box.width - 2 * GAP))}px`;
    dialog.style.top = `${top}px`;
  }

  function open(id, opener) {
    current = { id, opener };
    title.textContent = `Cite ${forms.together(id, chosen.style).length ? 'the provisions of ' : ''}${forms.name(id)}`;
    say('');
    withText.hidden = !id.includes(':') || /^(topic|state):/.test(id);
    show();
    offerFiles();
    offerKeeping();
    if (!dialog.isConnected) document.body.append(dialog);
    if (!dialog.open) dialog.showModal();
    place();
    copyCitation.focus();
  }

  /* Copying. */

  function say(words, text = '') {
    said.textContent = words;
    field.hidden = !text;
    field.value = text;
    if (!text) return;
    field.focus();
    field.select();
  }

  async function put(text, html) {
    if (html && window.ClipboardItem) {
      const item = (type, content) => [type, new Blob([content], { type })];
      try {
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries([item('text/plain', text), item('text/html', html)]))]);
        return;
      } catch { /* plain text may still be allowed */ }
    }
    await navigator.clipboard.writeText(text);
  }

  async function copy(text, words, html = '') {
    try {
      await put(text, html);
      say(words);
    } catch {
      say(SAYS.refused, text);
    }
  }

  const citation = () => {
    const lines = forms.together(current.id, chosen.style).map((pieces) => pieces.join(''));
    return lines.length ? lines.join('\n') : forms.forms(current.id)[chosen.style];
  };
  const whole = () => [citation(), ...(chosen.withSource ? [forms.source(current.id)] : [])].join('. ');

  /* The same with its italics, for word processors. */
  function marked() {
    const more = chosen.withSource ? `. ${forms.source(current.id)}` : '';
    return make('p', {}, make('span', {}, ...[...shown.childNodes].map((node) => node.cloneNode(true)), more)).innerHTML;
  }

  copyCitation.addEventListener('click', () => copy(whole(), SAYS.citation, marked()));
  copyLink.addEventListener('click', () => {
    const href = forms.href(current.id);
    copy(href, href.startsWith('file:') ? SAYS.local : SAYS.link);
  });
  withText.addEventListener('click', async () => {
    try {
      const text = await forms.text(current.id);
      await copy(`${text}\n\n${citation()}\n${forms.source(current.id)}`, SAYS.text);
    } catch {
      say(SAYS.missing);
    }
  });
  withSource.addEventListener('change', () => choose({ withSource: withSource.checked }));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => { if (current.opener) current.opener.focus({ preventScroll: true }); });
  addEventListener('resize', () => { if (dialog.open) place(); });

  window.concordance.citeBox = { open };
})();
