/*
 * Sets any two or three provisions side by side: as they stand or topic by topic, with word differences. The state is the
 * hash alone: `#treaty:2,pact:3(1)(a)&align=topic`. What it knows of texts and topics is loaded on first use.
 */
(function () {
  'use strict';
  const MOST = 3;
  const tool = document.querySelector('[data-any]');
  const { load } = window.concordance.reader;
  const { make, decode } = window.concordance;
  const { loadText, splitId, isWithin, find, nameOf, placeOf, textOf, makeLink, startTable, draw } = window.concordance.draw;
  const at = (name) => tool.querySelector(`[data-${name}]`);
  let focusNext = null;
  let finder = null;

  const know = () => Promise.all([loadText('index'), load('js/cite.js')]);

  const areWhole = (ids) => ids.length > 1 && ids.every((id) => !id.includes(':'));

  function readState() {
    const [written, ...options] = decode(location.hash.slice(1)).split('&');
    const ids = written.split(',').filter(Boolean);
    return {
      ids,
      // Whole texts face each other by topic, unless the reader wants their own order.
      byTopic: options.includes('align=topic') || (areWhole(ids) && !options.includes('align=order')),
    };
  }

  function writeState({ ids, byTopic }) {
    const hash = ids.map((id) => id.replaceAll(' ', '%20')).join(',');
    const aligned = areWhole(ids) ? (byTopic ? '' : '&align=order') : byTopic && ids.length > 1 ? '&align=topic' : '';
    location.hash = `${hash}${aligned}`.replace(/\)$/, '%29'); // mails and chats leave a last bracket out of a link
  }

  function change(edit) {
    const state = readState();
    edit(state);
    writeState(state);
  }

  function isKnown(id) {
    const text = textOf(id);
    return Boolean(text) && (id === text.slug || text.units.includes(id.slice(text.slug.length + 1)));
  }

  function say(...content) {
    at('said').replaceChildren(...content);
  }

  /* The law of a day: the id of the text that stood on it, or nothing where none did. */
  function onDay(id, day) {
    const { slug, head } = splitId(id);
    const [own, version] = head.split('@');
    const days = (textOf(id).days || {})[own];
    if (!day || !days || (version && !/^(?:until|from)-/.test(version))) return id;
    const stood = days.find(([since, until]) => since <= day && (!until || day < until));
    if (!stood) return '';
    const steps = id.slice(slug.length + 1 + head.length);
    return [`${slug}:${own}${stood[2]}${steps}`, `${slug}:${own}${stood[2]}`].find(isKnown);
  }

  const dayAsked = () => (at('day') ? at('day').value : '');
  const writeDay = (day) => new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

  /* What is chosen becomes what it was on the day; a whole text stays that of the site’s own day. */
  function chooseDay() {
    const day = dayAsked();
    if (!day) return;
    const { ids } = readState();
    const gone = ids.filter((id) => !onDay(id, day));
    const whole = ids.filter((id) => !id.includes(':') && textOf(id).days);
    const left = gone.length ? ` Not the law on that day, and left out: ${gone.map(nameBefore).join(', ')}.` : '';
    const own = whole.length ? ` As the site’s own day has it: ${whole.map(nameBefore).join(', ')}.` : '';
    say(`As the law stood on ${writeDay(day)}.${left}${own}`);
    change((state) => { state.ids = [...new Set(state.ids.map((id) => onDay(id, day)).filter(Boolean))]; });
  }

  /* Adding */

  function add(asked) {
    const id = onDay(asked, dayAsked());
    if (!id) return say(`${nameBefore(asked)} was not the law on ${writeDay(dayAsked())}.`);
    const { ids } = readState();
    if (ids.includes(id)) return say(`${nameBefore(id)} is there already.`);
    if (ids.length >= MOST) return say(`There is room for ${MOST}. Remove one first.`);
    say(`Added ${nameBefore(id)}.`);
    at('typed').value = '';
    return change((state) => state.ids.push(id));
  }

  /* All members of a list, as far as there is room. */
  function addList(asked) {
    const { ids } = readState();
    const listed = asked.map((id) => onDay(id, dayAsked())).filter(Boolean);
    const fresh = listed.filter((id) => !ids.includes(id));
    const taken = fresh.slice(0, Math.max(0, MOST - ids.length));
    const left = fresh.slice(taken.length);
    if (!taken.length) return say(fresh.length ? `There is room for ${MOST}. Remove one first.` : 'They are there already.');
    say(`Added ${taken.map(nameBefore).join(', ')}.${left.length ? ` There is room for ${MOST}: left out are ${left.map(nameBefore).join(', ')}.` : ''}`);
    at('typed').value = '';
    return change((state) => state.ids.push(...taken));
  }

  /* A name for an id whose text need not be loaded yet. */
  function nameBefore(id) {
    const path = id.slice(splitId(id).slug.length + 1);
    return `${textOf(id).label} ${path || '(the whole text)'}`;
  }

  /* Citations are read by what the find box is made of. */
  async function readTyped(typed) {
    const option = [...at('list').options].find(({ text }) => text === typed);
    if (option) return { kind: 'exact', ids: [option.value] };
    if (!window.concordance.search) await load('search/box.js');
    finder = finder || window.concordance.search.open(document.querySelector('[data-root]').dataset.root);
    const { kind, rows } = await finder.cite(typed);
    return { kind, ids: rows.map(({ id }) => id).filter(isKnown) };
  }

  async function addTyped(event) {
    event.preventDefault();
    const typed = at('typed').value.trim();
    if (!typed) return at('typed').focus();
    const { kind, ids } = await know().then(() => readTyped(typed)).catch(() => ({ kind: 'unread', ids: [] }));
    if (kind === 'unread') return say('What reads citations did not load. Please choose from the list.');
    if (!ids.length) return say(`Nothing here is called “${typed}”. Try an article’s number, such as 22(1)(d), with the name of its text.`);
    if (ids.length === 1 && kind !== 'near') return add(ids[0]);
    if (kind === 'list') return addList(ids);
    const asked = kind === 'near' ? 'There is no such provision. Did you mean ' : 'Which one? ';
    return say(asked, ...ids.map((id) => makeButton(nameBefore(id), () => add(id))));
  }

  function makeButton(text, action, label) {
    return make('button', { type: 'button', 'aria-label': label, onclick: action }, text);
  }

  /* The table */

  function drawHead(ids) {
    return make('thead', {}, make('tr', {}, ...ids.map((id) => {
      const text = textOf(id);
      const status = (find(id).part || {}).status || text.status;
      return make('th', { className: text.hue, scope: 'col' }, `${text.name}, ${nameOf(id)}`, ' ', make('small', {}, status));
    })));
  }

  function sayGap(clauses) {
    if (!clauses) return make('p.none', {}, make('span', {}, 'no counterpart'));
    const links = clauses.flatMap(([text, href], index) => [...(index ? [', '] : []), makeLink(text, href)]);
    return make('p.none', {}, make('span', {}, 'carried over by ', ...links));
  }

  function drawCell(column, units, clauses) {
    const text = textOf(column);
    const whose = make('p.whose', { 'aria-hidden': 'true' }, text.name);
    if (!units.length) return make('td', { className: `gap ${text.hue}` }, whose, sayGap(clauses));
    return make('td', { className: text.hue, lang: text.lang }, whose, ...units.flatMap((id) => draw(id, text.hue)));
  }

  /* The part of a topic's provision that a column holds: the narrower of the two, or nothing. */
  function narrow(column, units) {
    const held = units.map((id) => (isWithin(id, column) ? id : isWithin(column, id) ? column : ''));
    return [...new Set(held.filter(Boolean))];
  }

  function rowsOf(topic, ids) {
    const rows = topic.rows.map((row, index) => ids.map((column) => {
      const { slug } = splitId(column);
      return Object.assign(narrow(column, row[slug] || []), { clauses: topic.carried[index][slug] });
    }));
    return rows.filter((row) => row.some((cell) => cell.length));
  }

  function drawTopic({ topic, rows }, ids) {
    const head = make('th', { scope: 'rowgroup', colSpan: ids.length }, makeLink(topic.title, topic.href));
    const lines = rows.map((row) => make('tr', {}, ...row.map((cell, index) => drawCell(ids[index], cell, cell.clauses))));
    return make('tbody', {}, make('tr.topic-row', {}, head), ...lines);
  }

  function drawBand(words, ids) {
    return make('tbody', {}, make('tr.band', {}, make('th', { scope: 'rowgroup', colSpan: ids.length }, words)));
  }

  /* Topics that two columns share stand before those that one has alone. */
  function drawByTopic(ids) {
    const entries = window.concordance.index.topics.map((topic) => ({ topic, rows: rowsOf(topic, ids) }));
    const columns = ({ rows }) => ids.filter((_, index) => rows.some((row) => row[index].length)).length;
    const shared = entries.filter((entry) => columns(entry) > 1);
    const alone = entries.filter((entry) => columns(entry) === 1);
    const words = `${shared.length} topics in common, ${alone.length} in one alone`;
    return [drawBand(words, ids), ...[...shared, ...alone].map((entry) => drawTopic(entry, ids))];
  }

  /* Gives the table of the chosen ids, or nothing where there are none. */
  function drawTable(ids, byTopic) {
    if (!ids.length) return [];
    startTable();
    const caption = make('caption.hidden', {}, 'The chosen provisions side by side');
    const plain = () => [make('tbody', {}, make('tr', {}, ...ids.map((id) => drawCell(id, [id]))))];
    const bodies = byTopic && ids.length > 1 ? drawByTopic(ids) : plain();
    return [make('table.facing', {}, caption, drawHead(ids), ...bodies)];
  }

  /* Word differences, for texts of one lineage only: marked where the words stand. Gives how many pairs are shown. */
  function markDifferences(ids) {
    const holds = (id) => ids.some((column) => isWithin(id, column) || isWithin(column, id));
    const pairs = window.concordance.index.differences.filter((pair) => holds(pair.earlier) && holds(pair.later));
    const unitOf = (id) => { const { path } = find(id); return path[path.length - 1]; };
    for (const pair of pairs) window.concordance.marks.mark(at('table'), pair, unitOf);
    return pairs.length;
  }

  /* What is chosen */

  function move(index, step) {
    focusNext = { index: index + step, action: step };
    change(({ ids }) => ids.splice(index + step, 0, ids.splice(index, 1)[0]));
  }

  function remove(index) {
    focusNext = { index: -1 };
    say(`Removed ${nameBefore(readState().ids[index])}.`);
    change(({ ids }) => ids.splice(index, 1));
  }

  function drawChosen(ids) {
    at('chosen').replaceChildren(...ids.map((id, index) => {
      const text = textOf(id);
      const href = id === text.slug ? text.href : placeOf(id);
      const name = nameOf(id);
      const full = `${text.label}, ${name}`;
      const item = make('li', { className: text.hue }, make('b', {}, text.label), makeLink(name, href));
      if (index > 0) item.append(makeButton('←', () => move(index, -1), `Move ${full} to the left`));
      if (index < ids.length - 1) item.append(makeButton('→', () => move(index, 1), `Move ${full} to the right`));
      item.append(makeButton('Remove', () => remove(index), `Remove ${full}`));
      return item;
    }));
  }

  /* Keyboard focus stays on what was moved, and goes to the field after a removal. */
  function restoreFocus() {
    if (!focusNext) return;
    const item = at('chosen').children[focusNext.index];
    const buttons = item ? [...item.querySelectorAll('button')] : [];
    const arrow = focusNext.action > 0 ? '→' : '←';
    (buttons.find((button) => button.textContent === arrow) || buttons[0] || at('typed')).focus();
    focusNext = null;
  }

  /* The whole */

  async function render() {
    const state = readState();
    if (state.ids.length) await know();
    const asked = state.ids.map((id) => (isKnown(`${id})`) ? `${id})` : id)); // a link whose last bracket was left out
    const ids = [...new Set(asked)].filter(isKnown).slice(0, MOST);
    const unknown = asked.filter((id) => !isKnown(id));
    if (unknown.length) say(`Not found here: ${unknown.join(', ')}.`);
    await Promise.all(ids.map((id) => loadText(splitId(id).slug)));
    if (location.hash && readState().ids.join() !== state.ids.join()) return;
    drawChosen(ids);
    at('table').replaceChildren(...drawTable(ids, state.byTopic));
    if (ids.length) window.concordance.cite.mark(at('table'));
    at('differences').hidden = !(ids.length > 1 && markDifferences(ids));
    at('tools').hidden = ids.length < 1;
    at('swap').hidden = ids.length !== 2;
    at('by-topic').checked = state.byTopic;
    at('by-topic').disabled = ids.length < 2;
    at('examples').hidden = ids.length > 0;
    restoreFocus();
    tool.dataset.shown = ids.join(',');
  }

  function listen() {
    at('add').addEventListener('submit', addTyped);
    at('list').addEventListener('change', (event) => {
      const id = event.target.value;
      event.target.value = '';
      if (id) know().then(() => add(id));
    });
    if (at('day')) at('day').addEventListener('change', () => know().then(chooseDay));
    at('swap').addEventListener('click', () => change(({ ids }) => ids.reverse()));
    at('clear').addEventListener('click', () => { say(''); focusNext = { index: -1 }; change((state) => { state.ids = []; }); });
    at('by-topic').addEventListener('change', (event) => change((state) => { state.byTopic = event.target.checked; }));
    window.addEventListener('hashchange', render);
  }

  /* The list offers what can be typed; the choices of the drop-down are the same, so it is filled from them. */
  function fillOptions() {
    const choices = [...at('list').options].slice(1);
    at('typed').list.replaceChildren(...choices.map(({ textContent }) => make('option', { value: textContent })));
  }

  async function start() {
    fillOptions();
    listen();
    await render();
    tool.inert = false;
  }

  start();
})();
