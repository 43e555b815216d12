/*
 * States under every name, for the filters and choices of any page; the names are read with the first letter that is typed.
 *
 * concordance.states.ready() gives a promise of them. concordance.states.called(typed), once they are there, gives the
 * States that typed words name, as [{code, left}]: "uk reservations" gives gb with [reservations]; without a whole name, all
 * States that have one beginning so. concordance.states.fits(row, named, wordsOf) says whether a row with data-state is of
 * one of them and holds the words left. A field that stands behind the label of a <select data-states>, whose values
 * are codes, takes any name.
 */
(function () {
  'use strict';
  const { reader } = window.concordance;
  const LONGEST = 9; // words of a name
  let names = null; // [folded name, code], once they were read

  function fold(text) {
    return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/([a-z])[\u0300-\u036f]+/g, '$1').normalize('NFC')
      .replace(/[.'’ʼ]/g, '').replace(/[-‐–&,()]+/g, ' ').replace(/\s+/g, ' ').trim();
  }

  function prepare() {
    const all = Object.entries(window.concordance.stateNames);
    names = all.flatMap(([code, own]) => own.map((name) => [fold(name), code]));
  }

  const ready = () => reader.load('data/state-names.js').then(() => { if (!names) prepare(); });

  const codesOf = (test) => [...new Set(names.filter(([name]) => test(name)).map(([, code]) => code))];

  /* The longest whole name among the words, and the words that are left. */
  function wholeName(words) {
    for (let length = Math.min(words.length, LONGEST); length > 0; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        const typed = words.slice(from, from + length).join(' ');
        const codes = codesOf((name) => name === typed);
        if (codes.length) return codes.map((code) => ({ code, left: [...words.slice(0, from), ...words.slice(from + length)] }));
      }
    }
    return [];
  }

  function called(typed) {
    const text = fold(typed);
    if (!names || text.length < 2) return [];
    const whole = wholeName(text.split(' '));
    return whole.length ? whole : codesOf((name) => name.startsWith(text)).map((code) => ({ code, left: [] }));
  }

  function fits(row, named, wordsOf) {
    return named.some(({ code, left }) => row.dataset.state === code && left.every((word) => fold(wordsOf(row)).includes(word)));
  }

  /* A field beside a choice: what is typed narrows the choice, Enter takes the State. */
  function attach(select) {
    const field = select.closest('label').nextElementSibling;
    const options = [...select.options].filter(({ value }) => value);
    const narrow = () => {
      const codes = called(field.value).map(({ code }) => code);
      for (const option of options) option.hidden = codes.length > 0 && !codes.includes(option.value);
      return options.filter(({ value }) => codes.includes(value));
    };
    field.addEventListener('focus', () => { ready().catch(() => {}); });
    field.addEventListener('input', narrow);
    field.addEventListener('change', async () => {
      await ready();
      const [found] = narrow();
      field.setCustomValidity(field.value && !found ? 'No State here is called so.' : '');
      field.reportValidity();
      if (!found) return;
      field.value = '';
      for (const option of options) option.hidden = false;
      select.value = found.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  window.concordance.states = { ready, called, fits };
  document.querySelectorAll('select[data-states]').forEach(attach);
})();
