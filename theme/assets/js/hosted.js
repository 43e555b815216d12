/*
 * What only a host can give: the site as an app, and kept for reading without a network. Loaded by find.js once a page
 * is there, and never from a disk. A connection that saves data is left alone.
 */
(function () {
  'use strict';
  const root = new URL(document.querySelector('[data-root]').dataset.root || './', location.href).href;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: `${root}site.webmanifest` }));
  if (!('serviceWorker' in navigator) || navigator.connection?.saveData) return;
  navigator.serviceWorker.register(`${root}worker.js`).catch(() => {}); // without it the site works as before
})();
