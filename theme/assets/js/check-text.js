/*
 * The page "Check my text": finds every citation and quotation in what a reader pastes, and says what becomes of each. Nothing is
 * sent or kept; readers of citations, articles and texts are loaded when the check begins.
 */
(function () {
  'use strict';

  const { make } = window.concordance;
  const { load, copy, home, plain, pageOf, anchorOf } = window.concordance.reader;
  const tool = document.querySelector('[data-check]');
  const at = (name) => tool.querySelector(`[data-${name}]`);
  const BESIDE = 160; // letters of the provision that are shown beside a citation
  const FATES = {
    found: 'Found', missing: 'No such unit', unclear: 'Which instrument?', outside: 'Outside this collection',
    exact: 'Exact', altered: 'Altered', elsewhere: 'Found elsewhere', 'not found': 'Not found',
  };
  let finder = null;
  let index = null;
  const words = new Map(); // of every unit, by its id, with those inside it
  const labels = new Map();
  const names = new Map(); // of instruments, by slug

  /* The texts. */

  function gather(unit, slug) {
    const inside = [...(unit.items || []), ...(unit.more || [])].map((child) => gather(child, slug));
    const split = (unit.items || []).length;
    const pieces = [unit.own && plain(unit.own), ...inside.slice(0, split), unit.closing && plain(unit.closing), ...inside.slice(split)];
    const whole = pieces.filter(Boolean).join(' ');
    words.set(unit.id, whole);
    labels.set(unit.id, unit.label);
    return whole;
  }

  async function ready() {
    if (!window.concordance.search || !window.concordance.citation) await load('search/box.js');
    finder = finder || window.concordance.search.open(document.querySelector('[data-root]').dataset.root);
    if (index) return;
    let slugs = [];
    const answer = await finder.readText('', (_, units) => {
      const held = units.entries.filter((entry) => entry.heads.length);
      slugs = held.map(({ slug }) => slug);
      for (const { slug, label } of held) names.set(slug, label);
      return { wanted: [] };
    });
    if (!answer) throw new Error('the names did not load');
    await Promise.all(slugs.map((slug) => load(`texts/${slug}.js`)));
    for (const slug of slugs) for (const part of window.concordance.texts[slug]) gather(part.unit, slug);
    index = window.concordance.quotes.index(words);
  }

  /* What is shown. */

  function placeOf(id) {
    const [slug, own] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    return `${home}${pageOf(slug, own.split('(')[0])}${anchorOf(own)}`;
  }

  function nameOf(id) {
    return `${names.get(id.slice(0, id.indexOf(':')))} ${labels.get(id) || id}`;
  }

  const shorten = (text) => (text.length > BESIDE ? `${text.slice(0, BESIDE)} …` : text);

  function linkTo(id) {
    return make('a', { href: placeOf(id) }, nameOf(id));
  }

  function linksTo(ids) {
    return ids.slice(0, 12).flatMap((id, number) => (number ? [', ', linkTo(id)] : [linkTo(id)]));
  }

  function explainCitation({ fate, units, isOpen }) {
    if (fate === 'found') {
      const beside = units.length === 1 ? [make('span', { className: 'beside' }, shorten(words.get(units[0]) || ''))] : [];
      return [...linksTo(units), units.length > 12 || isOpen ? ' and further' : '', ...beside];
    }
    if (fate === 'missing') return units.length ? ['the nearest is ', ...linksTo(units)] : ['nothing near is held here'];
    if (fate === 'unclear') return ['it may be ', ...linksTo(units)];
    return ['no text of it is held here; it may well exist'];
  }

  function explainQuote({ fate, unit, alteredAt, insteadOf }) {
    if (fate === 'not found') return ['these words stand in no text held here'];
    if (fate !== 'altered') return [linkTo(unit)];
    const instead = insteadOf && insteadOf !== alteredAt ? `, where the text has “${insteadOf}”` : '';
    return [`at “${alteredAt}”${instead}: `, linkTo(unit)];
  }

  function rowsOf(text, citations, quotes) {
    const all = [
      ...citations.map((found) => ({ ...found, shown: found.text, explained: explainCitation(found) })),
      ...quotes.map((found) => ({ ...found, shown: `“${found.text}”`, explained: explainQuote(found) })),
    ];
    let [line, from] = [1, 0]; // counted on from the row before: a text of citations alone has thousands
    return all.sort((one, other) => one.start - other.start).map((found) => {
      line += text.slice(from, found.start).split('\n').length - 1;
      from = found.start;
      return { ...found, line };
    });
  }

  function draw(rows) {
    const head = make('thead', {}, make('tr', {}, ...['Line', 'In your text', 'Result', 'In the texts'].map((words_) => make('th', { scope: 'col' }, words_))));
    const body = make('tbody', {}, ...rows.map(({ line, shown, fate, explained }) => make(
      'tr', {}, make('td', {}, String(line)), make('td', {}, shown), make('td', { className: 'fate' }, FATES[fate]), make('td', {}, ...explained),
    )));
    at('result').replaceChildren(rows.length ? make('table', {}, head, body) : '');
    for (const name of ['copy', 'print']) at(name).hidden = !rows.length;
  }

  function summary(rows) {
    const counts = new Map();
    for (const { fate } of rows) counts.set(fate, (counts.get(fate) || 0) + 1);
    const counted = [...counts].map(([fate, count]) => `${count} ${FATES[fate].toLowerCase()}`);
    return rows.length ? `${rows.length} in all: ${counted.join(', ')}.` : 'No citation and no quotation was found.';
  }

  async function run() {
    const text = at('text').value;
    at('said').textContent = 'Checking …';
    try {
      await ready();
      const answer = await finder.readText(text, window.concordance.checked.citations);
      if (!answer) throw new Error('an article did not load');
      const rows = rowsOf(text, answer.found, window.concordance.quotes.quotes(text, answer.found, index));
      draw(rows);
      at('said').textContent = summary(rows);
    } catch {
      at('said').textContent = 'What reads citations did not load. Please try again.';
    }
  }

  const tableText = () => [...at('result').querySelectorAll('tr')]
    .map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join('\t')).join('\n');

  tool.hidden = false;
  at('run').addEventListener('click', run);
  at('copy').addEventListener('click', async () => {
    at('said').textContent = (await copy(tableText())) ? 'The table is copied.' : 'This browser does not let the page copy.';
  });
  at('print').addEventListener('click', () => window.print());
})();
