/*
 * Keeps what a filter was set to in the address, so that a reload, the back button and a link bring it back.
 *
 * concordance.formState.read(form) sets the fields of a form by the query, write(form) the query by the fields: `words`,
 * each data-field by its name, `in` (data-part), `on` (data-day, where it is not the day of the data), and `show` with the
 * values of all data-mark.
 */
(function () {
  'use strict';
  const SINGLE = { words: '[data-words]', in: '[data-part]', on: '[data-day]' };

  function fieldsOf(form) {
    const single = Object.entries(SINGLE).map(([name, selector]) => [name, form.querySelector(selector)]);
    const named = [...form.querySelectorAll('[data-field]')].map((field) => [field.dataset.field, field]);
    return [...single, ...named].filter(([, field]) => field);
  }

  /* A value that a choice does not have is left alone. */
  function set(field, value) {
    if (field.options && ![...field.options].some((option) => option.value === value)) return;
    field.value = value;
  }

  function read(form) {
    const query = new URLSearchParams(location.search);
    for (const [name, field] of fieldsOf(form)) if (query.has(name)) set(field, query.get(name));
    for (const value of (query.get('show') || '').split(',')) for (const field of form.querySelectorAll('[data-mark]')) if (value) set(field, value);
  }

  function write(form) {
    const query = new URLSearchParams(location.search);
    for (const [name, field] of fieldsOf(form)) {
      if (field.value && field.value !== field.defaultValue) query.set(name, field.value); else query.delete(name);
    }
    const marks = [...form.querySelectorAll('[data-mark]')].map(({ value }) => value).filter(Boolean);
    if (marks.length) query.set('show', marks.join(',')); else query.delete('show');
    const text = query.toString();
    try { history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`); } catch { /* kept for this page alone */ }
  }

  window.concordance.formState = { read, write };
})();
