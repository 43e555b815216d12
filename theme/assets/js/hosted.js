/*
 * What only a host can give: the site as an app, and kept for reading without a network. Loaded by find.js once a page
 * is there, and never from a disk. A connection that saves data is left alone.
 */
(function () {
  'use strict';
  const root = new URL(document.querySelector('[data-root]').dataset.root || './', location.href).href;
  const { make, pageWorker } = window.concordance;
  document.head.append(make('link', { rel: 'manifest', href: `${root}site.webmanifest` }));
  if (!('serviceWorker' in navigator) || navigator.connection?.saveData) return;
  const workers = navigator.serviceWorker;
  let before = pageWorker; // none on a first visit: what comes first is no newer edition
  const look = () => {
    if (before && workers.controller !== before && !document.querySelector('.newer-edition')) tell();
    before = workers.controller;
  };
  workers.addEventListener('controllerchange', look);
  look();
  workers.register(`${root}worker.js`).catch(() => {}); // without it the site works as before

  function tell() {
    const button = make('button', { type: 'button', onclick: () => location.reload() }, 'show it');
    document.body.append(make('p.newer-edition', { role: 'status' }, 'A newer edition is here: ', button));
  }
})();
