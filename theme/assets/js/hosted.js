/*
 * What only a host can give: the site as an app, and kept for reading without a network. Loaded by find.js once a page
 * is there, and never from a disk. A connection that saves data is left alone.
 */
(function () {
  'use strict';
  const root = new URL(document.querySelector('[data-root]').dataset.root || './', location.href).href;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: `${root}site.webmanifest` }));
  if (!('serviceWorker' in navigator) || navigator.connection?.saveData) return;
  const workers = navigator.serviceWorker;
  const before = workers.controller;
  workers.addEventListener('controllerchange', () => { if (before && !document.querySelector('.newer-edition')) tell(); });
  workers.register(`${root}worker.js`).catch(() => {}); // without it the site works as before

  function tell() {
    const line = Object.assign(document.createElement('p'), { className: 'newer-edition', textContent: 'A newer edition is here: ' });
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'show it' });
    button.addEventListener('click', () => location.reload());
    line.setAttribute('role', 'status');
    line.append(button);
    document.body.append(line);
  }
})();
