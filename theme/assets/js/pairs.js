/* What binds two States on a day. The state is the hash alone: `#xa,xb,2026-11-22`. Phases are counted in the data. */
(function () {
  'use strict';
  const { make, decode, reader } = window.concordance;
  const tool = document.querySelector('[data-pairs]');
  const at = (name) => tool.querySelector(`[data-${name}]`);
  const heading = document.querySelector('h1');
  const paper = document.querySelector('.paper');
  const [ownHeading, ownTitle] = [heading.textContent, document.title];
  const asOf = at('day').defaultValue;
  let preparing = null; // the data and what tells of a pair, once a pair is asked for
  let data = null;
  let report = null;

  /* A day of the calendar: Date.parse takes 30 February for 2 March. */
  function isDay(text) {
    const day = /^\d{4}-\d\d-\d\d$/.test(text || '') && new Date(`${text}T00:00:00Z`);
    return Boolean(day) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  /* State of the tool */

  function readHash() {
    const [first, second, day] = decode(location.hash.slice(1)).split(',');
    const known = (name) => (Object.hasOwn(data.states, name || '') ? name : '');
    return { first: known(first), second: known(second), day: isDay(day) ? day : asOf };
  }

  function writeHash() {
    location.hash = [at('first').value, at('second').value, at('day').value || asOf].join(',');
  }

  /* Other pages hand the State over in the query, because a hash that names no element is a broken link. */
  function takeQuery() {
    const pair = new URLSearchParams(location.search).get('pair');
    if (pair && !location.hash) {
      const [first, second = '', day = asOf] = pair.split(',');
      history.replaceState(null, '', `#${[first, second, day].join(',')}`);
    }
  }

  /* Writing */

  async function show() {
    await prepare();
    const pair = readHash();
    at('first').value = pair.first;
    at('second').value = pair.second;
    at('day').value = pair.day;
    const isPair = Boolean(pair.first && pair.second && pair.first !== pair.second);
    const title = isPair ? report.titleOf(pair) : ownHeading;
    heading.textContent = title;
    if (paper) paper.firstChild.textContent = title;
    document.title = isPair ? `${title} · ${ownTitle}` : ownTitle;
    const shown = isPair ? report.reportOn(pair) : refusalOf(pair);
    at('result').replaceChildren(...shown);
    at('result').dataset.shown = [pair.first, pair.second, pair.day].join(',');
    at('said').textContent = shown.length ? [title, ...shown.slice(0, 1).map((element) => element.textContent)].join('. ') : '';
  }

  function refusalOf({ first, second }) {
    return first && first === second ? [make('p', {}, data.verdicts.same)] : [];
  }

  function swap() {
    const [first, second] = [at('first'), at('second')];
    [first.value, second.value] = [second.value, first.value];
    writeHash();
  }

  function prepare() {
    preparing = preparing || Promise.all([reader.load('js/pair-report.js'), reader.load('data/pairs.js')]).then(() => {
      data = window.concordance.pairs;
      report = window.concordance.pairReport(data);
    });
    preparing.catch(() => { preparing = null; });
    return preparing;
  }

  async function start() {
    takeQuery();
    for (const name of ['first', 'second', 'day']) at(name).addEventListener('change', writeHash);
    at('swap').addEventListener('click', swap);
    tool.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', show);
    if (location.hash) await show();
    at('choose').open = !at('result').children.length;
    tool.inert = false;
  }

  start();
})();
