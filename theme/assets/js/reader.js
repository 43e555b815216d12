/*
 * What every page needs of the reader's tools: keys, the reading list's store, and the openers of previews and of the map
 * of keys, which are loaded when somebody reaches for them.
 *
 * window.concordance.reader, for other scripts, has what several of them do: load(path below assets/), say(words),
 * copy(text), save(text, type, name of the file), unitAt(address) and its converses pageOf(text, head) and anchorOf(path of
 * a unit), plain(segments of a text), cut(text, letters).
 *
 * window.concordance.keep, for other scripts. An id is `slug:22(1)(d)`, `topic:<id>` or `state:<iso2>`.
 *   entries()      what is kept: [{id, note}], in the reader's order
 *   write(entries) keeps these instead
 *   has(id), toggle(id)
 *   isRefused()    whether the browser stores nothing: the list then lives as long as the tab
 * A button with data-keep="<id>" needs no more, wherever and whenever it is put into the page.
 * `concordance-kept` is sent to the document whenever the list has changed, in this tab or in another.
 */
(function () {
  'use strict';
  const { make, encode, load, isTyping } = window.concordance;
  const KEY = 'concordance-reading-list';
  const KEYS_OFF = 'concordance-keys';
  const root = document.querySelector('[data-root]').dataset.root || '';
  const home = new URL(root || './', location.href);
  const SAYS = {
    kept: (count) => `Kept. Reading list: ${count}.`,
    dropped: 'Taken out of the reading list.',
    refused: ' Your browser stores nothing for this site: the list ends with this page, and only its link takes it along.',
    nothing: 'Nothing on this page can be kept. Open an article, a topic or a State.',
    uncited: 'Nothing on this page can be cited. Open an article, a topic or a State.',
    copied: (address) => `Copied: ${address}`,
    uncopied: (address) => `Your browser refuses to copy. The address is ${address}`,
  };

  /* Saying: a line for everybody, said by a screen reader too. */

  let line = null;
  let fading = 0;

  function say(words) {
    if (!line) {
      line = make('p.reader-said', { role: 'status' });
      document.body.append(line);
    }
    clearTimeout(fading);
    setTimeout(() => { line.textContent = words; }, 30);
    fading = setTimeout(() => { line.textContent = ''; }, 8000);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = make('textarea.hidden', { value: text });
      const focused = document.activeElement;
      document.body.append(field);
      field.select();
      let isDone = false;
      try { isDone = document.execCommand('copy'); } catch { /* said below */ }
      field.remove();
      if (focused) focused.focus({ preventScroll: true });
      return isDone;
    }
  }

  function save(text, type, name) {
    const href = URL.createObjectURL(new Blob([text], { type }));
    make('a', { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }

  /* What an address leads to: `slug:22(1)(d)` for a unit, on its article's page, the whole text or a comparison. */

  const PLACES = [
    /^([\w-]+)\/(?:article-([\w-]+)|(preamble|closing|(?:section|rule|regulation|clause|schedule|annex|appendix)(?:-[\w-]+)?))\.html(?:\?[^#]*)?(?:#(.*))?$/,
    /^([\w-]+)\/full\.html(?:\?[^#]*)?#(.+)$/,
    /^compare\/[\w-]+\.html(?:\?[^#]*)?#([\w-]+?)--(.+)$/,
  ];
  const STEP = /^(?:(?:subsec|para|point|rec)_(\w+)|(indent|subpara|part|subpart|chapter|section|title)_(\w+))$/;
  /* How eIds shorten what a head is; a head without a word is an article. */
  const SHORT = { section: 'sec', regulation: 'reg', clause: 'cl' };
  const LONG = { sec: 'section', reg: 'regulation', cl: 'clause' };

  const HEAD = /^(?:(art|sec|rule|reg|cl|schedule|annex|appendix)_([\w-]+)|(?:preamble|conclusions|schedule|annex|appendix))$/;

  const anchorOfHead = (head) => {
    if (/^[0-9]/.test(head)) return `art_${head}`;
    const [, word, number] = /^([a-z]+)-?(.*)$/.exec(head);
    return number ? `${SHORT[word] || word}_${number}` : word;
  };

  const headOfAnchor = (anchor) => {
    const [whole, word, number] = HEAD.exec(anchor) || [];
    if (word === 'art') return number;
    return number ? `${LONG[word] || word}-${number}` : whole;
  };

  function idOfAnchor(slug, anchor) {
    const [first, ...steps] = anchor.replace(/^[\w-]+--/, '').split('__'); // a unit in another language, or of another day
    const head = headOfAnchor(first);
    const read = steps.map((step) => STEP.exec(step));
    if (!head || read.includes(null)) return '';
    return `${slug}:${head}${read.map(([, label, kind, number]) => `(${label || `${kind} ${number}`})`).join('')}`;
  }

  /* The page of a part, from the root of the site. */
  function pageOf(slug, head) {
    const name = { preamble: 'preamble', conclusions: 'closing' }[head];
    return `${slug}/${name || (/^[0-9]/.test(head) ? `article-${head}` : head)}.html`;
  }

  /* The anchor of a unit below its article, as ids.py writes it: `22(1)(d)` stands at `#art_22__para_1__point_d`. */
  function anchorOf(path) {
    const [head, ...steps] = path.split('(').map((step) => step.replace(/\)$/, ''));
    const outer = /^(?:part|subpart|chapter|section|title) /.test(steps[0] || '') ? 1 : 0; // a Part that numbers its paragraphs afresh
    const written = steps.map((step, place) => {
      const [kind, number] = step.split(' ');
      const depth = place - outer;
      if (number) return `${kind}_${number}`;
      if (head === 'preamble') return `rec_${step}`;
      const isNumber = /^\d/.test(step);
      if (head.startsWith('section-') && depth < 2 && isNumber === (depth === 0)) return `${depth ? 'para' : 'subsec'}_${step}`;
      return `${depth === 0 && isNumber ? 'para' : 'point'}_${step}`;
    });
    return written.length ? `#${[anchorOfHead(head), ...written].join('__')}` : '';
  }

  /* Words as the scripts of the texts hold them, without their links. */
  const plain = (segments) => segments.map((segment) => (typeof segment === 'string' ? segment : segment[0])).join('');

  /* The beginning of a text, up to the end of a word. */
  const cut = (text, length) => (text.length <= length ? text : `${text.slice(0, text.lastIndexOf(' ', length)).replace(/[,;: ]+$/, '')} …`);

  function unitAt(address) {
    if (!address.startsWith(home.href)) return '';
    const path = address.slice(home.href.length);
    const part = PLACES[0].exec(path);
    if (part) {
      const [, slug, number, other, anchor] = part;
      return idOfAnchor(slug, anchor || anchorOfHead(number || other.replace('closing', 'conclusions')));
    }
    const [, slug, anchor] = PLACES[1].exec(path) || PLACES[2].exec(path) || [];
    return slug ? idOfAnchor(slug, anchor) : '';
  }

  /* What the reader is at: the unit that has the focus, else the one of the address, else what the page is about. */
  function here() {
    const number = document.activeElement.closest('a.no');
    const button = document.querySelector('main button.keep');
    const target = location.hash && document.querySelector(':target') ? unitAt(location.href) : '';
    if (number) return { id: unitAt(number.href), address: number.href };
    return { id: target || (button ? button.dataset.keep : ''), address: location.href };
  }

  /*
   * The reading list's store. Where storage is refused, the list lives as long as the page, and the link to it takes it
   * along: nothing is read from what another site can set, such as the name of the window.
   */

  let held = null;

  function stored() {
    if (held !== null) return held;
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function isEntry(entry) {
    return Boolean(entry) && typeof entry.id === 'string' && typeof entry.note === 'string';
  }

  function entries() {
    let list = [];
    try { list = JSON.parse(stored() || '[]'); } catch { /* not ours: as if there were none */ }
    return Array.isArray(list) ? list.filter(isEntry).map(({ id, note }) => ({ id, note })) : [];
  }

  function write(list) {
    const text = JSON.stringify(list);
    try {
      localStorage.setItem(KEY, text);
      held = null;
    } catch {
      held = text;
    }
    changed();
  }

  function isRefused() {
    if (held !== null) return true;
    try {
      localStorage.setItem(`${KEY}-try`, '1');
      localStorage.removeItem(`${KEY}-try`);
      return false;
    } catch { return true; }
  }

  const has = (id) => entries().some((entry) => entry.id === id);

  function toggle(id) {
    const list = entries();
    const others = list.filter((entry) => entry.id !== id);
    const isNew = others.length === list.length;
    write(isNew ? [...list, { id, note: '' }] : others);
    say((isNew ? SAYS.kept(list.length + 1) : SAYS.dropped) + (isRefused() ? SAYS.refused : ''));
  }

  function mark(buttons, list = entries()) {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(list.some(({ id }) => id === button.dataset.keep)));
      button.hidden = false;
    }
  }

  function changed() {
    const list = entries();
    mark(document.querySelectorAll('[data-keep]'), list);
    for (const link of document.querySelectorAll('[data-reading-list]')) {
      link.textContent = list.length ? `Reading list (${list.length})` : 'Reading list';
      link.hash = held !== null && list.length ? `list=${list.map(({ id }) => encode(id)).join(',')}` : '';
      if (link.closest('.keeping')) link.hidden = !list.length;
    }
    document.dispatchEvent(new Event('concordance-kept'));
  }

  /* Keys: single letters, which can be switched off (WCAG 2.2, 2.1.4); find.js has / and g, Material n and p. */

  function areKeysOn() {
    return document.documentElement.dataset.keys !== 'off';
  }

  function setKeys(isOn) {
    if (isOn) delete document.documentElement.dataset.keys; else document.documentElement.dataset.keys = 'off';
    try { localStorage.setItem(KEYS_OFF, isOn ? 'on' : 'off'); } catch { /* holds for this page */ }
  }

  function showKeys(opener) {
    Promise.all([load('css/reader.css'), load('js/keys.js')]).then(() => window.concordance.keys.open(opener)).catch(() => {});
  }

  const ACTIONS = {
    y: async () => {
      const { address } = here();
      say((await copy(address)) ? SAYS.copied(address) : SAYS.uncopied(address));
    },
    k: () => {
      const { id } = here();
      if (id) toggle(id); else say(SAYS.nothing);
    },
    c: () => {
      const { id } = here();
      const cite = window.concordance.cite;
      if (!cite || !id) return say(SAYS.uncited);
      return cite.ready().then(() => cite.cite(id, document.activeElement)).catch(() => say(SAYS.uncited));
    },
    '?': () => showKeys(document.activeElement),
  };

  const MATERIALS = ['n', '.', 'p', ','];
  const isOpen = () => document.querySelector('dialog[open], [role="dialog"]:not([hidden])');

  document.addEventListener('keydown', (event) => {
    if (MATERIALS.includes(event.key) && (!areKeysOn() || event.altKey || event.repeat || isOpen())) event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return;
    if (!Object.hasOwn(ACTIONS, event.key) || !areKeysOn() || isTyping(event.target)) return;
    if (isOpen()) return;
    event.preventDefault();
    ACTIONS[event.key]();
  });

  /* Previews: of links in the page's own words that lead to a provision or to a term. */

  const PASSED_OVER = 'nav, h1, h2, h3, h4, .no, .entry, .turn, .chosen, [data-plain]';

  function leadsTo(link) {
    if (!link.closest('main, .preview') || link.closest(PASSED_OVER)) return '';
    if (link.matches('.chip')) {
      const unit = link.closest('[id]');
      const id = unit && unitAt(`${location.href.split('#')[0]}#${unit.id}`);
      return id ? `chip:${id}` : '';
    }
    const term = /^terms\/index\.html#((?!letter-)[\w-]+)$/.exec(link.href.slice(home.href.length));
    return term ? `term:${term[1]}` : unitAt(link.href);
  }

  const linkOf = (event) => event.target instanceof Element && event.target.closest('a[href]');

  function previews() {
    return Promise.all([load('css/reader.css'), load('js/previews.js')]).then(() => window.concordance.previews);
  }

  let pointer = '';
  document.addEventListener('pointerdown', (event) => {
    pointer = event.pointerType;
    const link = pointer === 'touch' && linkOf(event);
    if (link && leadsTo(link)) previews().catch(() => {});
  }, true);

  document.addEventListener('pointerover', (event) => {
    const link = event.pointerType !== 'touch' && linkOf(event);
    if (link && leadsTo(link)) previews().then((made) => made.hover(link, event)).catch(() => {});
  });

  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link && link === event.target && link.matches(':focus-visible') && leadsTo(link)) {
      previews().then((made) => made.focus(link)).catch(() => {});
    }
  });

  /* A finger has no hover: the first tap shows what the link leads to, the second follows it. */
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-keep]');
    if (button) return toggle(button.dataset.keep);
    if (pointer !== 'touch' || !event.detail || event.defaultPrevented) return undefined;
    const link = linkOf(event);
    if (!link || link.closest('.preview') || !leadsTo(link)) return undefined;
    const made = window.concordance.previews;
    if (made && made.isOpen(link)) return undefined;
    event.preventDefault();
    return previews().then((loaded) => loaded.tap(link)).catch(() => { location.href = link.href; });
  });

  /*
   * Where a host sends no headers, another site may frame the page or hold its window. A framed page shows a link out
   * and nothing to press; the name of the window, by which others could reach it, is not kept.
   */
  function standAlone() {
    window.name = '';
    let isFramed = window.top !== window;
    try { isFramed = isFramed && window.top.location.origin !== location.origin; } catch { /* of another site */ }
    if (!isFramed) return;
    document.body.replaceChildren(make('a', { href: location.href, target: '_top' }, 'Open this page on its own'));
  }

  /* Start. */

  /* On paper a list says what it was narrowed down to. */
  function tellChoice(form) {
    const fields = [...form.querySelectorAll('select, input:not([type="checkbox"])')].filter((field) => field.value && field.labels[0]);
    const words = fields.map((field) => `${field.labels[0].firstChild.textContent.trim()}: ${field.selectedOptions ? field.selectedOptions[0].text : field.value}`);
    const count = form.querySelector('output')?.textContent;
    const line = form.nextElementSibling?.matches('.chosen-on-paper') ? form.nextElementSibling : make('p.paper.chosen-on-paper');
    line.textContent = [...words, count].filter(Boolean).join(' · ');
    form.after(line);
  }

  /* Material opens all that is folded; the answers of an exercise are printed only where the reader has opened them. */
  addEventListener('beforeprint', () => {
    for (const answer of document.querySelectorAll('.exercise details')) answer.classList.toggle('shut', !answer.open);
  }, true);

  /* On paper stands the address that is open, with the unit it names; a copy on a disk gives the site's own instead. */
  addEventListener('beforeprint', () => {
    document.querySelectorAll('main form').forEach(tellChoice);
    for (const line of document.querySelectorAll('[data-version]')) line.textContent = window.concordance.version ? `, data ${window.concordance.version}` : '';
    for (const line of document.querySelectorAll('[data-address]')) {
      const own = line.dataset.address || (line.dataset.address = line.textContent);
      line.textContent = (location.protocol.startsWith('http') ? location.href.split('#')[0] : own) + location.hash;
    }
  });

  standAlone();
  try { if (localStorage.getItem(KEYS_OFF) === 'off') document.documentElement.dataset.keys = 'off'; } catch { /* keys stay on */ }
  window.concordance.reader = { load, say, copy, save, home, unitAt, pageOf, anchorOf, plain, cut, leadsTo, areKeysOn, setKeys };
  window.concordance.keep = { entries, write, has, toggle, isRefused };
  for (const place of document.querySelectorAll('.keeping')) {
    place.append(' ', make('a', { href: `${root}reading-list.html`, 'data-reading-list': '' }));
  }
  changed();
  for (const button of document.querySelectorAll('[data-keys]')) {
    button.hidden = false;
    button.addEventListener('click', () => showKeys(button));
  }
  addEventListener('load', () => setTimeout(() => load('data/version.js').catch(() => {}), 1000)); // only paper needs it
  addEventListener('storage', (event) => { if (event.key === KEY || event.key === null) changed(); });
  addEventListener('pageshow', (event) => { if (event.persisted) changed(); });
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) mark([...(node.matches('[data-keep]') ? [node] : []), ...node.querySelectorAll('[data-keep]')]);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
