/*
 * Runs before the first paint: sets a chosen light or dark scheme, and gives Material's bundle its store, which Material
 * itself writes into each page. A browser that refuses to store makes Material's own version stop with an error.
 */
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_get = (key, store) => {
  try { return JSON.parse((store || localStorage).getItem(`${__md_scope.pathname}.${key}`)); } catch { return null; }
};
var __md_set = (key, value, store) => {
  try { (store || localStorage).setItem(`${__md_scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* for this page */ }
};
(function () {
  const { color } = __md_get('__palette') || {};
  if (color && color.media !== '(prefers-color-scheme)') document.documentElement.dataset.mdColorScheme = color.scheme;
})();
