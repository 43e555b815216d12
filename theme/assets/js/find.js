/*
 * Opens the menu by the space bar too, as a button does.
 *
 * Opens the find box: by a link with data-find, by / and by g. The box with all that it needs is one script, loaded when
 * somebody reaches for it. On a page with an element [data-find-here] the box stands in that element instead of a dialog.
 */
(function () {
  'use strict';

  const { load, isTyping } = globalThis.concordance;
  const root = document.querySelector('[data-root]').dataset.root || '';
  let box = null;

  function ready() {
    if (!box) {
      const script = globalThis.concordance.find || load('search/box.js');
      box = Promise.all([script, load('css/find.css')]).then(() => globalThis.concordance.find.make(root, document.querySelector('[data-find-here]')));
      box.catch(() => { box = null; });
    }
    return box;
  }

  function open(text, otherwise) {
    ready().then((made) => made.open(text)).catch(otherwise || (() => {}));
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if ((event.key !== '/' && event.key !== 'g') || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (document.documentElement.dataset.keys === 'off') return; // switched off in the map of keys
    event.preventDefault();
    open('');
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== ' ' || !event.target.matches?.('label[tabindex]')) return;
    event.preventDefault();
    event.target.click();
  });

  for (const link of document.querySelectorAll('[data-find]')) {
    link.addEventListener('pointerenter', () => ready(), { once: true });
    link.addEventListener('focus', () => ready(), { once: true });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link.dataset.find, () => { location.href = link.href; });
    });
  }

  if (document.querySelector('[data-find-here]')) ready();

  if (location.protocol !== 'file:') {
    window.concordance.pageWorker = navigator.serviceWorker?.controller; // noted now: a newer worker may come before hosted.js
    const later = () => load('js/hosted.js').catch(() => {});
    addEventListener('load', () => setTimeout(later, 2000)); // the reader's own page comes first
  }
})();
