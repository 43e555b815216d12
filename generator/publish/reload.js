/*
 * Shows a page of a preview again once something newer was built. It asks the server that sent it, and stands in no site.
 */
(async function () {
  'use strict';
  const number = document.currentScript.dataset.number;
  for (;;) {
    try {
      const answer = await fetch(`/-/state?after=${number}`, { cache: 'no-store' });
      if (String((await answer.json()).number) !== number) return location.reload();
    } catch {
      await new Promise((done) => { setTimeout(done, 1000); }); // the server was stopped, and may come back
    }
  }
})();
