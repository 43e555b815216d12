/*
 * The forms a reading list leaves the browser in: the hash of a link, Markdown, CSV. No element, no storage.
 *
 * A row is {name, about, words, note, citation, source, place}, each a text, `words` a list of lines.
 */
(function () {
  'use strict';
  const LONGEST_NOTE = 2000;
  const MOST = 2000;
  const COLUMNS = ['position', 'name', 'about', 'words', 'note', 'citation', 'source', 'address'];
  const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

  /* A link: `#list=slug:22(1)(d),topic:x=a%20note`; only what the hash needs is encoded, so that it can be read. */

  const encode = (text) => globalThis.concordance.encode(text).replaceAll('%3A', ':').replaceAll("'", '%27');

  function toHash(entries, withNotes) {
    const parts = entries.map(({ id, note }) => encode(id) + (withNotes && note ? `=${encode(note)}` : ''));
    return `#list=${parts.join(',')}`.replace(/\)$/, '%29'); // mails and chats leave a last bracket out of a link
  }

  const { decode } = globalThis.concordance;

  /* The entries of a hash, each id once, with `left`, the number of those over the limit; null where it holds no list. */
  function fromHash(hash) {
    const found = /^#list(?:=|%3D)(.*)$/is.exec(hash);
    if (!found) return null;
    const entries = new Map();
    for (const part of found[1].split(',')) {
      const [id, note = ''] = part.split('=').map(decode);
      if (id && !entries.has(id)) entries.set(id, { id, note: note.slice(0, LONGEST_NOTE) });
    }
    const list = [...entries.values()].slice(0, MOST);
    list.left = entries.size - list.length;
    return list;
  }

  /* One's own entries first, as they are; then what is new. A note that is there is never replaced. */
  function merge(own, shared) {
    const known = new Set(own.map(({ id }) => id));
    return [...own, ...shared.filter(({ id }) => !known.has(id))];
  }

  /* Words that Markdown would take for its own signs. */
  const escape = (text) => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');

  function quote(lines, mark) {
    return lines.map((line) => `${mark}${escape(line)}`).join(`\n${mark.trim()}\n`);
  }

  function markdown(rows, { title, source }) {
    const parts = rows.flatMap(({ name, about, words, note, citation, source: from, place }, index) => [
      `## ${index + 1}. ${escape([name, about].filter(Boolean).join(', '))}`,
      words.length ? quote(words, '> ') : '',
      note ? `**Note:** ${escape(note).split(/\n+/).join('\n\n')}` : '',
      citation ? escape(citation) : '',
      from ? escape(from) : '',
      place ? `<${place}>` : '',
    ]);
    return `${[`# ${escape(title)}`, source ? escape(source) : '', ...parts].filter(Boolean).join('\n\n')}\n`;
  }

  /* RFC 4180; a cell that a spreadsheet would take for a formula gets a quote mark before it, as in the exports. */
  function cell(value) {
    const text = FORMULA.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function csv(rows) {
    const lines = rows.map((row, index) => [
      index + 1, row.name, row.about, row.words.join('\n'), row.note, row.citation, row.source, row.place,
    ]);
    return [COLUMNS, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
  }

  globalThis.concordance.reading = { LONGEST_NOTE, toHash, fromHash, merge, markdown, csv };
})();
