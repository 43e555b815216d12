/*
 * Citing: puts a "Cite" button beside every unit and on the page, and opens the box for it when somebody asks.
 *
 * What other scripts may rely on (the page names this script, `cite`, or loads it):
 *
 *   window.concordance.cite.ready() gives a promise of the same object, once the forms below can be called. They are
 *   made of templates that Python writes (assets/texts/cite.js), so that page, file and script say the same.
 *
 *   An id is a provision `slug:22(1)(d)`, an instrument `slug`, a topic `topic:<id>` or a State `state:<iso2>`.
 *   knows(id)     whether there is something to cite by that id: a provision's instrument, a topic, a State. A
 *                 provision's own number is not looked up: check it where it comes from outside.
 *   name(id)      what it is called: `Article 22(1)(d), <short title of the instrument>`; the title of a topic, a State.
 *   forms(id)     {plain, oscola, aglc, bluebook}, each one line of plain text, without the place where it was read
 *   source(id)    one line: language status, this site, the day of its data, permalink
 *   place(id)     the permalink: an address where the site has or is served at one, else the path from the site's root
 *   href(id)      a link that works from the open page
 *   biblatex(id)  one entry; entries are joined by an empty line
 *   ris(id)       one record; records are joined as they are
 *   csl(id)       one item as an object; a file is an array of items
 *   text(id)      a promise of the words of a provision, with their numbers, a line a unit; '' for anything else
 *   cite(id, button)  opens the box; focus returns to the button
 *
 * The box shows a button "Keep in reading list" with data-keep="<id>" only where window.concordance.keep exists when the
 * box opens; what a click on it does is the reading list's own.
 */
(function () {
  'use strict';
  const { load, unitAt } = window.concordance.reader;

  async function ready() {
    await load('texts/cite.js');
    await load('js/cite-forms.js'); // reads the templates at once
    return Object.assign(window.concordance.cite, window.concordance.citeForms);
  }

  async function cite(id, opener) {
    await Promise.all([ready(), load('css/cite.css')]).then(() => load('js/cite-box.js'));
    window.concordance.citeBox.open(id, opener);
  }

  function makeButton(className, words, id, otherwise) {
    const isOpen = className === 'cite-open';
    const properties = { type: 'button', className, 'data-cite': id, 'aria-haspopup': 'dialog', 'aria-label': isOpen ? undefined : words };
    const button = window.concordance.make('button', properties, isOpen ? words : '');
    button.addEventListener('click', () => cite(id, button).catch(otherwise));
    button.addEventListener('pointerenter', () => ready().catch(() => {}), { once: true });
    return button;
  }

  /* The id of a unit and what the button says: from its number's link, or from the link that names the whole. */
  function read(unit) {
    const link = unit.querySelector(unit.classList.contains('unit') ? ':scope > a.no' : ':scope > .part-heading > a, :scope > .at > a');
    const id = unit.dataset.id || (link ? unitAt(link.href) : '');
    const words = link ? (link.title.startsWith('Link to ') ? link.title.slice(8) : (link.querySelector('.n') || link).textContent) : '';
    return { id, words: words || id.slice(id.indexOf(':') + 1) };
  }

  /** Put a button beside every unit inside an element that has none yet. */
  function mark(inside) {
    for (const unit of inside.querySelectorAll('.unit, .unit-root')) {
      const { id, words } = read(unit);
      if (id && !unit.querySelector(':scope > .cite-one')) unit.append(makeButton('cite-one', `Cite ${words}`, id, () => {}));
    }
  }

  window.concordance.cite = { ready, cite, mark };
  for (const link of document.querySelectorAll('a.cite-open')) {
    const { href } = link;
    link.replaceWith(makeButton('cite-open', link.textContent, link.dataset.cite, () => { location.href = href; }));
  }
  mark(document.body);
})();
