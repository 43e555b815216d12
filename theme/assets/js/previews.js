/*
 * Previews of provisions and terms, loaded with the first link that somebody points at, focuses or taps.
 *
 * Pointing and focusing show a tooltip beside the link: it can be pointed at, stays until pointer and focus are gone, and
 * Escape puts it away (WCAG 2.2, 1.4.13). It has no links of its own and is cut short, so that it never scrolls. A tap
 * shows a sheet at the foot of the window, a dialog that is not modal, with all words and a link to follow.
 */
(function () {
  'use strict';
  const PAUSE = 250; // milliseconds before a tooltip comes, and before it goes
  const SHORT = 900; // letters in a tooltip
  const LEAD = 110; // letters of the words above a point
  const MOST = 16; // provisions in a tooltip
  const SOME = 5; // statements in a tooltip
  const GAP = 4;
  const { make } = window.concordance;
  const { load, home, plain, cut, leadsTo } = window.concordance.reader;
  const shown = { link: null, by: '', title: null };
  let timer = 0;
  let asked = 0;
  let sheet = null;

  const tip = make('div.preview.tip', { id: 'preview', hidden: true, role: 'tooltip' });
  document.querySelector('main').append(tip); // inside a landmark, as all content is

  /* What is shown. */

  const loadAll = (...paths) => Promise.all(paths.map(load));

  async function readUnit(id) {
    const slug = id.split(':')[0];
    await loadAll('data/names.js', ...(window.concordance.draw ? [] : ['js/compare-texts.js']));
    if (!Object.hasOwn(window.concordance.names, slug)) return null;
    await load(`texts/${slug}.js`);
    const { find, nameOf } = window.concordance.draw;
    const { part, path } = find(id);
    return part && { part, path, name: nameOf(id), id, text: window.concordance.names[slug] };
  }

  /* Writes words while letters are left in the purse; a sheet's purse has no bottom and its words keep their links. */
  function writer(purse) {
    return (segments, className, { opening }, place) => {
      if (className === 'note') return null;
      purse.isCut = purse.isCut || purse.left <= 0;
      if (purse.left <= 0) return null;
      // Of several, words with which many begin are left out.
      const isOpened = purse.after && opening && place === 'own' && !purse.links;
      const text = isOpened ? `… ${plain(segments).slice(opening)}` : plain(segments);
      const inFull = purse.links && text.length <= purse.left;
      const words = inFull ? segments.map(writeSegment) : [cut(text, Math.max(purse.left, 40))];
      purse.left -= text.length;
      return make('p', { className }, ...words);
    };
  }

  function writeSegment(segment) {
    if (typeof segment === 'string') return segment;
    return make('a', { href: new URL(segment[1], new URL('compare/any.html', home)).href }, segment[0]);
  }

  function drawProvision({ part, path, name, text }, purse) {
    const unit = path[path.length - 1];
    const head = make('p.preview-head', {}, make('b', {}, name), ' ');
    const { after } = purse; // the provision above, in a preview of several: what is the same is not said again
    if (!after || after.text !== text) head.append(make('span', {}, text.name), ' ');
    if (part.heading && (!after || after.part !== part)) head.append(make(after ? 'span.preview-with' : 'span.preview-of', {}, part.heading));
    // Of several articles the titles tell them apart; their first words are often the same.
    if (after && part.heading && path.length === 1) return make('div', { className: text.hue }, head);
    const above = path.slice(0, -1).filter(({ own }) => own);
    const leads = after ? [] : above.map((outer) => make('p.preview-lead', {}, `${outer.no || ''} ${cut(plain(outer.own), LEAD)}`.trim()));
    const lang = text.lang === 'en' ? undefined : text.lang;
    const law = make('div.law', { lang }, ...leads, ...window.concordance.draw.drawInside(unit, writer(purse)));
    const box = make('div', { className: text.hue }, head, law);
    if (purse.isCut && !after) box.append(make('p.preview-more', {}, 'It goes on: follow the link for the rest.'));
    return box;
  }

  async function drawTerm(id, purse) {
    await load('data/terms.js');
    const term = Object.hasOwn(window.concordance.terms, id) && window.concordance.terms[id];
    if (!term) return null;
    const box = make('div', {}, make('p.preview-head', {}, make('b', {}, term.term)));
    if (term.explanation) box.append(make('p', {}, term.explanation));
    for (const unit of term.at) {
      const found = await readUnit(unit);
      if (found) box.append(drawProvision(found, { ...purse, left: Math.ceil(purse.left / term.at.length) }));
    }
    return { name: `the term “${term.term}”`, box };
  }

  const sayRest = (rest) => (rest ? make('p.preview-more', {}, `and ${rest} more`) : '');

  /* A mark beside a unit: the statements that it counts, where they stand on the same page. */
  function drawStatements(chip, unit, purse) {
    const counts = (one) => (chip.matches('.gone') ? one.querySelector('.s-withdrawn') : !one.matches('.gone'));
    const all = [...document.querySelectorAll('#statements .statement')].filter((one) => one.dataset.kind === chip.dataset.kind
      && one.dataset.about.split(',').includes(unit) && counts(one));
    if (!all.length) return null;
    const shown = purse.links ? all : all.slice(0, SOME);
    const items = shown.map((one) => {
      const [head, says] = one.querySelectorAll(':scope > p');
      const words = purse.links ? says.textContent : cut(says.textContent, LEAD);
      return make('p', {}, make('b', {}, head.querySelector('strong').textContent), ` (${head.querySelector('.state-of').textContent}): ${words}`);
    });
    const head = make('p.preview-head', {}, make('b', {}, chip.textContent));
    return { name: 'the statements', box: make('div', {}, head, ...items, sayRest(all.length - shown.length)) };
  }

  /* Words that refer to several provisions, such as a range: all of them, each in its share of the letters. */
  async function drawSeveral(ids, purse) {
    const found = (await Promise.all(ids.map(readUnit))).filter(Boolean);
    if (!found.length) return null;
    const shown = purse.links ? found : found.slice(0, MOST);
    const share = Math.ceil(purse.left / shown.length);
    const boxes = shown.map((one, index) => drawProvision(one, { ...purse, left: share, after: shown[index - 1] || {} }));
    return { name: found[0].name, id: ids[0], box: make('div', {}, ...boxes, sayRest(found.length - shown.length)) };
  }

  async function draw(link, purse) {
    const id = leadsTo(link);
    if (id.startsWith('term:')) return drawTerm(id.slice(5), purse);
    if (id.startsWith('chip:')) return drawStatements(link, id.slice(5), purse);
    if (link.dataset.also) return drawSeveral([id, ...link.dataset.also.split(',')], purse);
    const found = await readUnit(id);
    return found && { name: found.name, id, box: drawProvision(found, purse) };
  }

  /* The tooltip. */

  function hide() {
    clearTimeout(timer);
    asked += 1;
    if (!shown.link) return;
    shown.link.removeAttribute('aria-describedby');
    if (shown.title !== null) shown.link.title = shown.title;
    Object.assign(shown, { link: null, by: '', title: null });
    tip.hidden = true;
    tip.replaceChildren();
  }

  /* Beside the line of the link that the pointer is on, below it or, where there is more room, above it. */
  function place(link, y) {
    const lines = [...link.getClientRects()];
    const at = lines.find(({ top, bottom }) => y >= top - 2 && y <= bottom + 2) || lines[0];
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    tip.style.left = `${scrollX + Math.max(8, Math.min(at.left, width - tip.offsetWidth - 8))}px`;
    const below = height - at.bottom;
    const isAbove = below < tip.offsetHeight + GAP && at.top > below && at.top > tip.offsetHeight + GAP;
    tip.style.top = `${scrollY + (isAbove ? at.top - GAP - tip.offsetHeight : at.bottom + GAP)}px`;
  }

  async function show(link, by, y) {
    const mine = (asked += 1);
    const drawn = await draw(link, { left: SHORT, links: false, isCut: false });
    if (mine !== asked || !drawn || !link.isConnected) return;
    hide();
    asked = mine;
    Object.assign(shown, { link, by, title: link.getAttribute('title') });
    link.removeAttribute('title');
    link.setAttribute('aria-describedby', tip.id);
    tip.replaceChildren(drawn.box);
    tip.hidden = false;
    place(link, y);
  }

  function soon(action) {
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE);
  }

  function hover(link, event) {
    if (!link.matches(':hover')) return;
    if (shown.link === link) clearTimeout(timer); else soon(() => show(link, 'pointer', event.clientY));
  }

  function focus(link) {
    if (document.activeElement === link && shown.link !== link && !sheet) soon(() => show(link, 'focus', 0));
  }

  const belongs = (node) => node instanceof Node && (tip.contains(node) || Boolean(shown.link && shown.link.contains(node)));

  document.addEventListener('pointerout', (event) => {
    if (event.pointerType === 'touch' || belongs(event.relatedTarget)) return;
    if (!shown.link) { if (linkOf(event.target)) clearTimeout(timer); return; }
    if (belongs(event.target)) soon(() => { if (document.activeElement !== shown.link || shown.by === 'pointer') hide(); });
  });
  tip.addEventListener('pointerenter', () => clearTimeout(timer));
  document.addEventListener('focusout', (event) => {
    if (event.target === shown.link) { if (!tip.matches(':hover')) hide(); } else if (!shown.link) clearTimeout(timer);
  });
  document.addEventListener('pointerdown', (event) => {
    if (shown.link && !tip.contains(event.target)) hide();
    if (sheet && !sheet.box.contains(event.target) && !sheet.link.contains(event.target)) close(false);
  });

  function linkOf(target) {
    return target instanceof Element && target.closest('a[href]');
  }

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !(shown.link || sheet)) return;
    event.preventDefault();
    if (sheet) close(true); else hide();
  });

  /* The sheet. */

  function close(isBack) {
    if (!sheet) return;
    const { box, link } = sheet;
    sheet = null;
    box.remove();
    if (isBack) link.focus({ preventScroll: true });
  }

  async function tap(link) {
    const mine = (asked += 1);
    const drawn = await draw(link, { left: Infinity, links: true, isCut: false });
    if (mine !== asked) return;
    if (!drawn) { location.href = link.href; return; }
    close(false);
    const { name, id, box: content } = drawn;
    const open = make('a.preview-open', { href: link.href }, `Open ${name}`);
    const scroll = make('div.preview-words', { tabIndex: 0, role: 'group', 'aria-label': 'Words' }, content);
    const keep = id && make('button', { type: 'button', 'data-keep': id }, 'Keep');
    const shut = make('button', { type: 'button', onclick: () => close(true) }, 'Close');
    const buttons = make('p.preview-buttons', {}, open, keep, shut);
    const box = make('div.preview.sheet', { role: 'dialog', 'aria-label': `Preview: ${name}` }, scroll, buttons);
    open.addEventListener('click', () => close(false));
    sheet = { box, link };
    document.body.append(box);
    open.focus({ preventScroll: true });
  }

  window.concordance.previews = { hover, focus, tap, isOpen: (link) => Boolean(sheet) && sheet.link === link, hide };
})();
