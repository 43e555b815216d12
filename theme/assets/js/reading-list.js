/*
 * The reading list's page. What is one's own is in the store of reader.js; a list that someone shared is in the hash
 * (`#list=…`), is shown as it is, and reaches one's own only by a button. Words come from the scripts of the texts.
 * An empty list needs none of what the first entry brings.
 */
(function () {
  'use strict';
  const { load, copy, save, home, anchorOf, plain, cut } = window.concordance.reader;
  const keep = window.concordance.keep;
  const { make } = window.concordance;
  const { splitId, loadText, find, nameOf, pathOf } = window.concordance.draw;
  const LONG = 420; // letters of words that are shown unfolded
  const SUMMARY = 90; // letters of the line that unfolds longer ones
  const tool = document.querySelector('[data-reading]');
  const at = (name) => tool.querySelector(`[data-${name}]`);
  let preparing = null;
  let forms = null; // what a list leaves the browser in
  let cite = null; // the forms of citations, where their script is there
  let style = '';
  let drawing = 0;
  let pending = ''; // words for after the next change of the hash

  function say(words) {
    at('said').textContent = words;
  }

  /* What an id is called, where it stands and what it says; null where there is nothing by that id. */

  async function look(id) {
    if (Object.hasOwn(window.concordance.kept.entries, id)) {
      const { name, about, place, words } = window.concordance.kept.entries[id];
      return { id, name, about, status: '', hue: '', lang: 'en', place, words: words.map((text) => ({ no: '', text })) };
    }
    const { slug, article } = splitId(id);
    if (!article || !Object.hasOwn(window.concordance.names, slug)) return null;
    await loadText(slug);
    return lookUnit(id, slug);
  }

  function lookUnit(id, slug) {
    const { part, path } = find(id);
    if (!part) return null;
    const unit = path[path.length - 1];
    const text = window.concordance.names[slug];
    const heading = unit === part.unit && part.heading ? `: ${part.heading}` : '';
    return {
      id, hue: text.hue, lang: text.lang, status: text.status, about: text.name, name: nameOf(id) + heading,
      place: pathOf(id) + (id.includes('@') ? '' : anchorOf(id.slice(slug.length + 1))),
      words: [...lines(unit, 0)],
    };
  }

  function* lines(unit, depth) {
    const no = depth ? unit.no || '' : '';
    if (unit.own) yield { no, depth, text: plain(unit.own), opening: unit.opening };
    for (const item of unit.items || []) yield* lines(item, depth + 1);
    if (unit.closing) yield { no: '', depth, text: plain(unit.closing) };
    for (const further of unit.more || []) yield* lines(further, depth + 1);
  }

  const addressOf = ({ place }) => new URL(place, home).href;

  function citationOf({ id, name, about }) {
    if (cite && cite.knows(id)) return cite.forms(id)[style];
    return [name, about].filter(Boolean).join(', ');
  }

  function sourceOf(id) {
    if (cite && cite.knows(id)) return cite.source(id);
    return `${window.concordance.kept.title}, data ${window.concordance.version}`;
  }

  /* Entries */

  function button(text, label, action) {
    return make('button', { type: 'button', 'aria-label': label || undefined, onclick: action }, text);
  }

  /* Words with which many provisions begin tell nothing apart, and are left out. */
  function firstWords(words) {
    const opening = words[0].opening || 0;
    const text = words.map((line) => line.text).join(' ').slice(opening);
    return `${opening ? '… ' : ''}${cut(text, SUMMARY)}`;
  }

  /* The law speaks in its own letters; what we say of a topic or a State does not. */
  function drawWords({ words, lang, hue }) {
    const properties = { className: hue ? 'law kept-words' : 'kept-words', lang: lang === 'en' ? undefined : lang };
    const box = make('div', properties, ...words.map(({ no, depth, text }) => {
      const number = no ? [make('span.no', {}, no), ' '] : [];
      return make('p', { className: `w d${Math.min(depth || 0, 4)}` }, ...number, text);
    }));
    const length = words.reduce((sum, { text }) => sum + text.length, 0);
    if (length <= LONG) return box;
    return make('details', { 'data-words': '' }, make('summary', {}, firstWords(words)), box);
  }

  function drawNote(entry, name) {
    const rows = Math.max(2, entry.note.split('\n').length);
    const field = make('textarea', { value: entry.note, rows, maxLength: forms.LONGEST_NOTE, 'aria-label': `Note on ${name}` });
    const print = make('p.kept-note', {}, entry.note ? `Note: ${entry.note}` : '');
    field.addEventListener('input', () => {
      print.textContent = field.value ? `Note: ${field.value}` : '';
      keep.write(keep.entries().map((each) => (each.id === entry.id ? { ...each, note: field.value } : each)));
    });
    return [make('label.kept-field', {}, make('span', {}, 'Note'), field), print];
  }

  function drawHead(seen) {
    const link = make('a', { href: addressOf(seen) }, seen.name);
    return make('h2', { className: seen.hue }, link, ' ', make('small', {}, [seen.about, seen.status].filter(Boolean).join(' · ')));
  }

  function drawFoot(seen) {
    return [make('p.kept-cite', { 'data-cite': seen.id }, citationOf(seen)), make('p.kept-source', {}, sourceOf(seen.id))];
  }

  function drawOwn(entry, seen, index, count) {
    const buttons = [
      ...(index ? [button('↑', `Move ${seen.name} up`, () => move(entry.id, -1))] : []),
      ...(index < count - 1 ? [button('↓', `Move ${seen.name} down`, () => move(entry.id, 1))] : []),
      button('Remove', `Remove ${seen.name}`, () => remove(entry.id, seen.name)),
    ];
    const parts = [drawHead(seen), drawWords(seen), ...drawNote(entry, seen.name), ...drawFoot(seen)];
    return make('li', { 'data-id': entry.id }, ...parts, make('p.kept-buttons', {}, ...buttons));
  }

  function drawShared(entry, seen) {
    const note = entry.note ? make('p.shared-note', {}, `Note: ${entry.note}`) : '';
    const add = make('button', { type: 'button', 'data-keep': entry.id }, 'Keep in reading list');
    return make('li', {}, drawHead(seen), drawWords(seen), note, ...drawFoot(seen), make('p.kept-buttons', {}, add));
  }

  /* Changing */

  function move(id, step) {
    const list = keep.entries();
    const from = list.findIndex((entry) => entry.id === id);
    if (from < 0 || from + step < 0 || from + step >= list.length) return;
    list.splice(from + step, 0, list.splice(from, 1)[0]);
    keep.write(list);
    say(`Moved to place ${from + step + 1} of ${list.length}.`);
    draw(id, step);
  }

  function remove(id, name) {
    const list = keep.entries();
    const index = list.findIndex((entry) => entry.id === id);
    const others = list.filter((entry) => entry.id !== id);
    keep.write(others);
    const undo = button('Undo', `Put ${name} back`, () => {
      const now = keep.entries();
      if (!now.some((entry) => entry.id === id)) now.splice(index, 0, list[index]);
      keep.write(now);
      say('');
      draw(id, 0);
    });
    at('said').replaceChildren(`Removed ${name}. `, undo);
    draw(others.length ? others[Math.min(index, others.length - 1)].id : '', 0);
  }

  function empty() {
    const list = keep.entries();
    keep.write([]);
    at('said').replaceChildren('The list is empty now. ', button('Undo', '', () => { keep.write(forms.merge(list, keep.entries())); say(''); draw(); }));
    draw();
  }

  function addAll() {
    const own = keep.entries();
    const known = forms.fromHash(location.hash).filter(({ id }) => tool.querySelector(`[data-keep="${CSS.escape(id)}"]`));
    const merged = forms.merge(own, known);
    keep.write(merged);
    const added = merged.length - own.length;
    pending = `Added ${added} of ${known.length}${added < known.length ? '; the others were there already' : ''}.`;
    location.hash = ''; // one's own list; the back button leads to the shared one
  }

  /* Leaving */

  async function rowsOf(entries) {
    const seen = await Promise.all(entries.map(({ id }) => look(id)));
    return entries.flatMap((entry, index) => {
      const one = seen[index];
      if (!one) return [];
      const words = one.words.map(({ no, text }) => (no ? `${no} ${text}` : text));
      return [{ ...one, words, note: entry.note, citation: citationOf(one), source: sourceOf(one.id), place: addressOf(one) }];
    });
  }

  async function saveAs(kind) {
    const entries = keep.entries();
    const title = `Reading list, ${window.concordance.kept.title}`;
    const made = {
      md: async () => forms.markdown(await rowsOf(entries), { title, source: `Data ${window.concordance.version}` }),
      csv: async () => forms.csv(await rowsOf(entries)),
      bib: async () => `${entries.filter(({ id }) => cite.knows(id)).map(({ id }) => cite.biblatex(id).trim()).join('\n\n')}\n`,
    };
    const types = { md: 'text/markdown', csv: 'text/csv', bib: 'application/x-bibtex' };
    save(await made[kind](), `${types[kind]};charset=utf-8`, `reading-list.${kind}`);
    say(`Saved as reading-list.${kind}.`);
  }

  async function share() {
    const address = location.href.split('#')[0] + forms.toHash(keep.entries(), at('with-notes').checked);
    say((await copy(address)) ? 'The link is copied. Whoever opens it sees this list.' : `Your browser refuses to copy. The link is ${address}`);
  }

  /* The whole */

  function restoreFocus(id, step) {
    const item = [...at('entries').children].find(({ dataset }) => dataset.id === id);
    if (!item) { at('said').querySelector('button')?.focus(); return; }
    const buttons = [...item.querySelectorAll('.kept-buttons button')];
    const arrow = step < 0 ? '↑' : '↓';
    (buttons.find(({ textContent }) => textContent === arrow) || buttons[0]).focus();
  }

  async function draw(id, step) {
    drawing += 1;
    const mine = drawing;
    if (location.hash || keep.entries().length) await prepare();
    const shared = forms && forms.fromHash(location.hash);
    const entries = shared || keep.entries();
    const seen = await Promise.all(entries.map((entry) => look(entry.id).catch(() => null)));
    if (mine !== drawing) return;
    const found = entries.map((entry, index) => [entry, seen[index]]).filter(([, one]) => one);
    const unknown = entries.filter((entry, index) => !seen[index]);
    at('shared').hidden = !shared;
    at('shared-words').textContent = `${found.length === 1 ? 'One entry' : `${found.length} entries`}, not in your own list yet unless marked. Nothing of yours is changed before you add something.${shared && shared.left ? ` The link names ${shared.left} more, which are left out: a list holds ${shared.length}.` : ''}`;
    at('tools').hidden = Boolean(shared) || !found.length;
    at('nothing').hidden = Boolean(shared) || found.length > 0;
    at('unknown').hidden = !unknown.length;
    at('unknown').textContent = `Not found here: ${unknown.map((entry) => entry.id).join(', ')}.`;
    at('refused').hidden = !keep.isRefused();
    at('entries').replaceChildren(...found.map(([entry, one], index) => (
      shared ? drawShared(entry, one) : drawOwn(entry, one, index, found.length))));
    tool.dataset.shown = found.map(([entry]) => entry.id).join(',');
    if (id !== undefined) restoreFocus(id, step);
  }

  function drawCitations() {
    for (const line of at('entries').querySelectorAll('[data-cite]')) {
      if (cite.knows(line.dataset.cite)) line.textContent = cite.forms(line.dataset.cite)[style];
    }
  }

  function offerStyles() {
    const select = make('select', {}, ...cite.styles.map(([value, text]) => make('option', { value }, text)));
    style = select.value;
    select.addEventListener('change', () => { style = select.value; drawCitations(); });
    at('tools').prepend(make('label', {}, 'Citations ', select), ' ');
  }

  function listen() {
    at('add-all').addEventListener('click', addAll);
    at('share').addEventListener('click', share);
    at('empty').addEventListener('click', empty);
    at('print').addEventListener('click', () => print());
    for (const made of tool.querySelectorAll('[data-save]')) made.addEventListener('click', () => saveAs(made.dataset.save));
    addEventListener('hashchange', () => { say(pending); pending = ''; draw(); });
    addEventListener('storage', () => { if (!tool.contains(document.activeElement)) draw(); });
  }

  /* What the first entry brings; a second try where something did not load. */
  function prepare() {
    preparing = preparing || bring().catch((fault) => { preparing = null; throw fault; });
    return preparing;
  }

  async function bring() {
    const citing = load('js/cite.js').then(() => window.concordance.cite.ready()).catch(() => null);
    await Promise.all(['data/names.js', 'data/kept.js', 'data/version.js', 'js/reading-forms.js'].map(load));
    forms = window.concordance.reading;
    cite = await citing;
    if (cite) offerStyles(); else tool.querySelector('[data-save="bib"]').hidden = true;
  }

  async function start() {
    listen();
    await draw();
    tool.inert = false;
  }

  start();
})();
