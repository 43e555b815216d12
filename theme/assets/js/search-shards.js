/*
 * Loads the files of assets/search/ by need. Nothing is fetched: a script tag is added for each, so that it works from
 * file://. Every file calls concordance.search(name, content); what came before it was asked for is kept as well.
 *
 * concordance.search.load(root, name, version) gives a promise of the content, null where it could not be read.
 */
(function () {
  'use strict';

  const FOLDER = 'assets/search/';
  const waiting = new Map();
  const loaded = new Map();

  function receive(name, content) {
    if (waiting.has(name)) waiting.get(name)(content);
    else loaded.set(name, Promise.resolve(content));
  }

  function load(root, name, version) {
    if (!loaded.has(name)) loaded.set(name, new Promise((resolve) => request(root, name, version, resolve)));
    return loaded.get(name);
  }

  function request(root, name, version, resolve) {
    const script = document.createElement('script');
    const done = (content) => {
      waiting.delete(name);
      script.remove();
      resolve(content);
    };
    waiting.set(name, done);
    script.onerror = () => {
      loaded.delete(name); // a reader whose connection came back can try again
      done(null);
    };
    script.src = `${root}${FOLDER}${name}.js${version ? `?${version}` : ''}`;
    document.head.append(script);
  }

  globalThis.concordance.search = Object.assign(receive, { load });
})();
