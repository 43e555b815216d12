/* The light and dark switch. Loaded in the head so that a chosen scheme is there before the first paint. */
(function () {
  'use strict';
  const KEY = 'concordance-scheme';
  const root = document.documentElement;
  const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
  const WORDS = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };

  function stored() {
    try { return localStorage.getItem(KEY) || 'auto'; } catch { return 'auto'; }
  }

  function apply(scheme) {
    if (scheme === 'auto') delete root.dataset.scheme; else root.dataset.scheme = scheme;
  }

  apply(stored());
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector("button[data-scheme]");
    if (!button) return;
    let scheme = stored();
    button.hidden = false;
    button.textContent = WORDS[scheme];
    button.addEventListener('click', () => {
      scheme = NEXT[scheme];
      try { localStorage.setItem(KEY, scheme); } catch { /* storage refused: the choice lasts for this page */ }
      apply(scheme);
      button.textContent = WORDS[scheme];
    });
  });
})();
