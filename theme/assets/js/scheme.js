/*
 * Gives Material's bundle its store, which Material itself writes into each page. A browser that refuses to store makes
 * Material's own version stop with an error.
 */
var __md_scope = new URL(document.querySelector('[data-root]').dataset.root || '.', location);
var __md_get = (key, store) => {
  try { return JSON.parse((store || localStorage).getItem(`${__md_scope.pathname}.${key}`)); } catch { return null; }
};
var __md_set = (key, value, store) => {
  try { (store || localStorage).setItem(`${__md_scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* for this page */ }
};
