/*
 * The find box: one field for citations, words and States, and a list of what they lead to, by the combobox pattern of the
 * ARIA Authoring Practices. concordance.find.make(root, here) gives {open(text)}. The box is a dialog, or
 * stands in `here`, where #q= or ?q= holds what was typed, so that a question can be linked and the back button finds it again;
 * with data-find-path (on the page for missing addresses) it opens with the words of the address.
 */
(function () {
  'use strict';

  const { make: h, decode } = globalThis.concordance;
  const GROUP = 4; // results of a kind before the next kind begins
  const MOST = 12;
  const MOST_OF_A_KIND = 40;
  const MOST_CITED = 6;
  const MOST_LISTED = 40;
  const WINDOW = 190; // letters of a passage around the marked words
  const READ_AFTER = 50; // milliseconds until the names of instruments are read: the box is shown first
  const PAUSE = 400; // milliseconds before results are said by a screen reader

  const NO_ANSWER = { rows: [], total: 0, kinds: {}, instruments: {}, suggestions: [], closest: [] };
  const KEEP_WHOLE = 240;
  const WORD = /\d+(?:\(\w+\))+|\d+\/\d+|[\p{L}\p{N}][\p{L}\p{N}'’‐‑-]*/gu;
  const SAYS = {
    field: 'Find a provision, topic, State or word',
    placeholder: 'A citation, a word or a State',
    hint: 'Type a citation, a word or a State. For example:',
    cited: 'Go to',
    near: 'There is no such provision; the nearest',
    list: (count) => `Go to: ${count} provisions`,
    compare: 'All side by side',
    nothing: (text) => `Nothing found for “${text}”.`,
    others: 'Other words, or one of these:',
    partly: 'Nothing has all these words; these have some of them.',
    instead: (pairs) => `Showing results for ${pairs.map(([typed, taken]) => `“${taken}” instead of “${typed}”`).join(', ')}.`,
    count: (count) => (count === 1 ? '1 result' : `${count} results`),
  };

  /* Passages: the part of a text with the most words looked for, those words marked. */

  function passage(text, holds, opening = 0) {
    const words = [...text.matchAll(WORD)].map(({ 0: word, index: at }) => ({ at, end: at + word.length, marked: holds(word) }));
    const { from, to } = text.length <= KEEP_WHOLE ? { from: 0, to: text.length } : windowBehind(words, text.length, opening);
    const pieces = from > 0 ? ['… '] : [];
    let at = from;
    for (const word of words.filter((each) => each.marked && each.at >= from && each.end <= to)) {
      pieces.push(text.slice(at, word.at), h('mark', {}, text.slice(word.at, word.end)));
      at = word.end;
    }
    pieces.push(text.slice(at, to), to < text.length ? ' …' : '');
    return pieces;
  }

  /* Behind the words with which many provisions begin, where as many marked ones stand there. */
  function windowBehind(words, length, opening) {
    const best = bestWindow(words, length);
    const behind = opening && best.from < opening ? words.filter(({ at }) => at >= opening) : [];
    if (!behind.length) return best;
    const marksIn = ({ from, to }) => words.filter((word) => word.marked && word.at >= from && word.end <= to).length;
    const later = bestWindow(behind, length);
    const first = { from: opening, to: behind.findLast(({ end }) => end <= opening + WINDOW).end };
    if (!marksIn(best)) return first;
    return marksIn(later) >= marksIn(best) ? later : best;
  }

  function bestWindow(words, length) {
    let best = { from: 0, to: 0, marks: -1 };
    words.forEach((first, start) => {
      if (start && !first.marked && !words[start - 1].marked) return;
      const from = start > 5 ? words[start - 4].at : 0;
      const inside = words.filter((word) => word.at >= from && word.end <= from + WINDOW);
      const marks = inside.filter((word) => word.marked).length;
      if (marks > best.marks && inside.length) best = { from, to: inside[inside.length - 1].end, marks };
    });
    if (!best.to) return { from: 0, to: Math.min(length, WINDOW) };
    // Near the end of a text the window reaches back, so that it is as long as elsewhere.
    const earliest = words.find((word) => word.at >= best.to - WINDOW);
    const isEnd = words[words.length - 1].end === best.to;
    return { from: Math.min(best.from, earliest.at < 20 ? 0 : earliest.at), to: isEnd ? length : best.to };
  }

  /* The address of a page that is missing, as words: "books/article-99.html" asks for Article 99. Opened by its own address,
     the page for missing ones asks for nothing, unless it was led there from another. */
  function wordsOfPath() {
    const lost = new URLSearchParams(location.hash.slice(1)).get('lost');
    const path = lost || (/\/404(\.html)?$/.test(location.pathname) ? '' : decode(location.pathname));
    return path.split('/').slice(-2).join(' ').replace(/\.html$/, '').replace(/[-_+]/g, ' ').trim();
  }

  /* The box. */

  function make(root, here) {
    const engine = globalThis.concordance.search.open(root);
    let names = {}; // label and hue by the slug of an instrument
    const own = (name) => `find-${name}`;
    const state = { text: null, kind: '', instrument: '', active: -1, asked: 0, rows: [], shown: '', entered: null };
    let telling = 0;

    const input = h('input.find-field', {
      id: own('field'), type: 'text', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': own('list'), 'aria-autocomplete': 'list',
      'aria-label': SAYS.field, placeholder: SAYS.placeholder, autocomplete: 'off', autocapitalize: 'off',
      autocorrect: false, spellcheck: false, enterkeyhint: 'go', oninput: () => ask(), onkeydown: steer,
    });
    const list = h('div.find-list', { id: own('list'), role: 'listbox', 'aria-label': 'Results', hidden: true });
    const filters = h('div.find-filters', { role: 'group', 'aria-label': 'Show only', hidden: true });
    const said = h('p.find-said', { hidden: true });
    const status = h('p.find-status', { role: 'status' });
    const empty = h('div.find-empty');
    const close = here ? '' : h('button.find-close', { type: 'button', onclick: () => shell.close() }, 'Close');
    const body = h('div.find-body', {}, said, list, empty);
    const parts = [h('div.find-head', {}, input, close), filters, status, body];
    const shell = here ? h('div.find-here', { role: 'search' }, ...parts) : h('dialog.find-box', { 'aria-label': SAYS.field }, ...parts);

    /* Answers. */

    async function ask() {
      const text = input.value;
      state.asked += 1;
      const asked = state.asked;
      if (text !== state.text) Object.assign(state, { text, kind: '', instrument: '' });
      if (here) history.replaceState(null, '', location.href.split(/[?#]/)[0] + (text ? `#q=${globalThis.concordance.encode(text)}` : ''));
      const index = await engine.start();
      names = index ? index.instruments : {};
      if (!text.trim()) return showEmpty(index);
      const reading = await engine.cite(text, location.pathname.split('/').find((folder) => Object.hasOwn(names, folder)));
      if (asked !== state.asked) return undefined;
      const isCited = reading.kind !== 'near' && reading.rows.length > 0;
      if (isCited || reading.said) show(index, reading, null);
      const isOnlyCited = isCited && (reading.kind === 'list' || /^\d+$/.test(text.trim()));
      const limit = state.kind || state.instrument ? MOST_OF_A_KIND : MOST;
      const answer = isOnlyCited ? NO_ANSWER : await engine.find(text, { kind: state.kind, instrument: state.instrument, limit });
      return asked === state.asked ? show(index, reading, answer) : undefined;
    }

    function showEmpty(index) {
      if (input.value.trim()) return;
      state.shown = input.value;
      fill([], '');
      filters.hidden = true;
      empty.replaceChildren(h('p', {}, SAYS.hint), offers(index ? index.examples : []));
      setTimeout(() => engine.cite(''), READ_AFTER);
    }

    function offers(texts) {
      const take = (text) => () => {
        input.value = text;
        input.focus();
        ask();
      };
      return h('ul.find-offers', {}, ...texts.map((text) => h('li', {}, h('button', { type: 'button', onclick: take(text) }, text))));
    }

    function show(index, reading, answer) {
      const cited = state.kind || state.instrument ? [] : reading.rows.slice(0, reading.kind === 'list' ? MOST_LISTED : MOST_CITED);
      const ids = new Set(cited.map(({ id }) => id));
      // Where another treaty is cited, an article of ours with the same number is no answer.
      const isOurs = ({ kind }) => !reading.said || kind !== 'provision';
      const found = answer ? answer.rows.filter((row) => !ids.has(row.id) && isOurs(row)) : [];
      const groups = cited.length ? [[citedName(reading), [...cited.map(citedRow), ...compareRows(reading, cited)]]] : [];
      for (const [kind, rows] of groupByKind(found)) groups.push([index.kinds[kind], rows.map((row) => foundRow(row, answer.holds))]);
      const isRead = cited.length > 0 && reading.kind !== 'near';
      fill(groups, reading.said || (answer && !isRead ? sentence(answer, found) : ''));
      if (answer && index) showFilters(answer, index);
      if (reading.said) activate(-1);
      if (answer && !groups.length && !reading.said) showNothing(index, answer);
      else empty.replaceChildren();
      if (answer) tell(answer, cited.length);
      state.shown = state.text;
      if (state.entered === state.shown && state.rows.length) go(state.rows[0]);
    }

    function citedName({ kind, rows }) {
      if (kind === 'near') return SAYS.near;
      return kind === 'list' ? SAYS.list(rows.length) : SAYS.cited;
    }

    /* A list leads to Compare anything with all its members. */
    function compareRows({ kind }, cited) {
      if (kind !== 'list' || cited.length < 2) return [];
      const ids = cited.map(({ id }) => encodeURIComponent(id)).join(',');
      return [() => rowElement('', `compare/any.html#${ids}`, h('b', {}, SAYS.compare))];
    }

    function groupByKind(rows) {
      const groups = new Map();
      for (const row of rows) groups.set(row.kind, [...(groups.get(row.kind) || []), row]);
      const most = state.kind ? MOST_OF_A_KIND : state.instrument ? MOST : GROUP;
      return [...groups].map(([kind, held]) => [kind, held.slice(0, most)]);
    }

    function sentence({ suggestions }, found) {
      if (!found.length) return '';
      if (suggestions.length) return SAYS.instead(suggestions);
      return found[0].held < 1 ? SAYS.partly : '';
    }

    function showNothing(index, { text, closest }) {
      if (text.trim().length < 3) return empty.replaceChildren();
      const texts = [...closest, ...(index ? index.examples : [])];
      return empty.replaceChildren(h('p', {}, SAYS.nothing(text.trim())), h('p', {}, SAYS.others), offers(texts));
    }

    function tell({ total }, cited) {
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = SAYS.count(total || cited); }, PAUSE);
    }

    /* Rows. */

    function chip(slug) {
      return slug && names[slug] ? h('span.find-instrument', {}, names[slug][0]) : '';
    }

    function rowElement(slug, url, ...children) {
      const at = state.rows.length;
      const row = h('a.find-row', {
        id: own(`row-${at}`), role: 'option', 'aria-selected': 'false', tabindex: '-1', href: root + url,
        onclick: () => { if (!here) shell.close(); }, onpointermove: () => { if (state.active !== at) activate(at); },
      }, ...children);
      row.classList.add(`hue-${slug && names[slug] ? names[slug][1] : 'none'}`);
      state.rows.push(row);
      return row;
    }

    function citedRow({ slug, label, heading, words, url, note }) {
      const isWhole = label === names[slug][0];
      return () => rowElement(
        slug, url,
        h('span.find-at', {}, chip(slug), ' ', isWhole ? '' : h('b', {}, label), ' ', heading ? h('span.find-title', {}, heading) : ''),
        words ? h('span.find-words.is-law', {}, words) : '',
        note ? h('span.find-note', {}, note) : '',
      );
    }

    function foundRow({ kind, instrument, label, title, within, text, url, law, opening }, holds) {
      const heading = title ? h('span.find-title', {}, ...passage(title, holds)) : '';
      const about = within ? h('span.find-within', {}, within) : '';
      return () => rowElement(
        instrument, url,
        h('span.find-at', {}, chip(instrument), ' ', label ? h('b', {}, label) : '', ' ', heading, ' ', about),
        text ? h(`span.find-words${law ? '.is-law' : ''}`, {}, ...passage(text, holds, opening)) : '',
        kind === 'provision' && !law && text ? h('span.find-note', {}, 'our summary') : '',
      );
    }

    function fill(groups, words) {
      list.scrollTop = 0; // before the rows change: after it, the browser would lay them out twice
      state.rows = [];
      list.replaceChildren(...groups.map(([title, rows], at) => {
        const name = h('div.find-group', { id: own(`group-${at}`), role: 'presentation' }, title);
        return h('div', { role: 'group', 'aria-labelledby': own(`group-${at}`) }, name, ...rows.map((row) => row()));
      }));
      list.hidden = !groups.length;
      said.textContent = words;
      said.hidden = !words;
      input.setAttribute('aria-expanded', String(groups.length > 0));
      activate(state.rows.length ? 0 : -1);
    }

    /* Filters: a button for each kind that was found, a choice of instrument. */

    function showFilters(answer, index) {
      const choose = (change) => {
        Object.assign(state, change);
        ask();
        input.focus();
      };
      const kinds = Object.keys(index.kinds).filter((kind) => answer.kinds[kind] || state.kind === kind);
      const button = (kind, words) => h('button', {
        type: 'button', 'aria-pressed': String(state.kind === kind), onclick: () => choose({ kind }),
      }, words);
      const buttons = kinds.map((kind) => button(kind, `${index.kinds[kind]} ${answer.kinds[kind] || 0}`));
      const slugs = Object.keys(index.instruments).filter((slug) => answer.instruments[slug] || state.instrument === slug);
      const options = slugs.map((slug) => h('option', { value: slug, selected: slug === state.instrument }, index.instruments[slug][0]));
      const select = h('select', {
        'aria-label': 'Instrument', onchange: (event) => choose({ instrument: event.target.value }),
      }, h('option', { value: '' }, 'All instruments'), ...options);
      filters.replaceChildren(button('', 'All'), ...buttons, slugs.length > 1 || state.instrument ? select : '');
      filters.hidden = kinds.length < 2 && !state.kind && !state.instrument;
    }

    /* The keyboard. */

    function activate(at) {
      const [before, now] = [state.rows[state.active], state.rows[at]];
      if (before) before.setAttribute('aria-selected', 'false');
      state.active = at;
      if (!now) return input.removeAttribute('aria-activedescendant');
      now.setAttribute('aria-selected', 'true');
      return input.setAttribute('aria-activedescendant', now.id);
    }

    function steer(event) {
      if (event.isComposing) return;
      if (event.key === 'Enter' && state.shown !== input.value) state.entered = input.value; // goes when the answer has come
      if (!state.rows.length || state.shown !== input.value) return;
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: GROUP, PageUp: -GROUP }[event.key];
      if (step) {
        event.preventDefault();
        const last = state.rows.length - 1;
        const isSmall = Math.abs(step) === 1;
        const next = isSmall ? (state.active + step + last + 1) % (last + 1) : Math.max(0, Math.min(last, state.active + step));
        activate(next);
        state.rows[next].scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'Enter' && state.rows[state.active]) {
        event.preventDefault();
        if (event.ctrlKey || event.metaKey) window.open(state.rows[state.active].href, '_blank', 'noopener');
        else go(state.rows[state.active]);
      }
    }

    function go(row) {
      state.entered = null;
      row.click();
    }

    function open(text) {
      if (!here && !shell.open) shell.showModal();
      if (text) input.value = text;
      input.focus();
      input.select();
      return ask();
    }

    if (here) {
      here.replaceChildren(shell);
      const typed = () => new URLSearchParams(location.hash.slice(1).replace(/^q%3D/i, 'q=')).get('q') || new URLSearchParams(location.search).get('q');
      addEventListener('hashchange', () => {
        const text = typed() || '';
        if (text === input.value) return;
        input.value = text;
        ask();
      });
      input.value = typed() || ('findPath' in here.dataset ? wordsOfPath() : here.dataset.findHere);
      ask();
    } else {
      shell.addEventListener('click', (event) => { if (event.target === shell) shell.close(); });
      document.body.append(shell);
    }
    return { open };
  }

  globalThis.concordance.find = { make };
})();
