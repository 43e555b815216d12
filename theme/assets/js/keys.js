/* The map of keys: a dialog, loaded when somebody asks for it by ? or by the button at the foot of a page. */
(function () {
  'use strict';
  const { make } = window.concordance;
  const { areKeysOn, setKeys } = window.concordance.reader;
  const MAP = [
    ['g', 'Go to a provision: type a citation'],
    ['/', 'Search'],
    ['n', 'Next article, or next topic'],
    ['p', 'Previous article, or previous topic'],
    ['d', 'Next difference of a comparison; with Shift, the one before'],
    ['c', 'Cite the marked provision, or the page'],
    ['y', 'Copy the address of the marked provision, or of the page'],
    ['k', 'Keep the same in the reading list, or take it out'],
    ['Esc', 'Close what is open'],
    ['?', 'This map'],
  ];
  let dialog = null;
  let opener = null;

  function build() {
    const rows = MAP.map(([key, words]) => make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, words)));
    const box = make('input', { type: 'checkbox', checked: areKeysOn() });
    box.addEventListener('change', () => setKeys(box.checked));
    const close = make('button.keys-close', { type: 'button' }, 'Close');
    close.addEventListener('click', () => dialog.close());
    const title = make('h2', { id: 'keys-h' }, 'Keys');
    dialog = make('dialog.keys', {},
      make('div.keys-head', {}, title, close),
      make('dl', {}, ...rows),
      make('p', {}, 'Marked is the provision whose number has the focus, or else the one in the address. Keys do nothing while you type.'),
      make('p', {}, make('label', {}, box, ' Use keys of one letter')));
    dialog.setAttribute('aria-labelledby', 'keys-h');
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', () => { if (opener && opener.focus) opener.focus({ preventScroll: true }); });
    document.body.append(dialog);
  }

  function open(from) {
    opener = from;
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
  }

  window.concordance.keys = { open };
})();
