'use strict';
/* The forms in which a reading list leaves the browser: link, Markdown, CSV; and how two lists become one. */
const assert = require('node:assert');
const path = require('node:path');
const test = require('node:test');

for (const name of ['dom', 'reading-forms']) require(path.join(__dirname, '..', '..', 'theme', 'assets', 'js', `${name}.js`));
const { toHash, fromHash, merge, markdown, csv, LONGEST_NOTE } = globalThis.concordance.reading;

const LIST = [
  { id: 'budapest:22(1)(d)', note: 'a, b = c; 100 % «да»\n#2' },
  { id: 'cis:1(indent 4)', note: '' },
  { id: 'topic:illegal-access', note: '=1+1' },
];
const ROW = { name: 'Article 2', about: 'A Treaty', words: ['1 one', 'a two'], note: '', citation: 'Treaty art 2', source: 'read here', place: 'https://x.example/a.html' };

test('a list comes back from its link as it was', () => {
  assert.deepStrictEqual([...fromHash(toHash(LIST, true))], LIST);
});

test('notes stay at home unless they are asked for', () => {
  assert.deepStrictEqual([...fromHash(toHash(LIST, false))], LIST.map(({ id }) => ({ id, note: '' })));
});

test('a link has no sign that a mail or a terminal would cut it at', () => {
  assert.match(toHash(LIST, true), /^#list=[A-Za-z0-9%(),:=._~!*-]+$/);
});

test('a hash that is no list is none, and what is no valid encoding stands for itself', () => {
  for (const hash of ['', '#', '#art_2', '#q=list=2']) assert.strictEqual(fromHash(hash), null, hash);
  assert.deepStrictEqual([...fromHash('#list=')], []);
  const broken = [{ id: 'a:1', note: '' }, { id: '%E0%A4%A', note: '' }, { id: 'b:2', note: '%E0' }];
  assert.deepStrictEqual([...fromHash('#list=a:1,%E0%A4%A,a:1,,b:2=%E0')], broken);
});

test('a link cannot bring more than a list may hold', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `a:${index}`).join(',');
  const { length, left } = fromHash(`#list=${many}`);
  assert.deepStrictEqual({ length, left }, { length: 2000, left: 3000 });
  assert.deepStrictEqual(fromHash(`#list=${many.split(',').slice(0, 400)}`).length, 400);
  assert.strictEqual(fromHash(`#list=a:1`).left, 0);
  assert.strictEqual(fromHash(`#list=a:1=${'n'.repeat(9000)}`)[0].note.length, LONGEST_NOTE);
});

test('half of a sign, as a note may end with that was cut, has a link too', () => {
  const [{ note }] = fromHash(`#list=a:1=${'n'.repeat(LONGEST_NOTE - 1)}%F0%9F%98%80`);
  assert.match(note, /n\ud83d$/);
  assert.match(toHash([{ id: 'a:1\ude00', note }], true), /^#list=a:1%EF%BF%BD=n+%EF%BF%BD$/);
});

test('merging keeps the own list, its order and its notes', () => {
  const own = [{ id: 'a:2', note: 'mine' }, { id: 'a:1', note: '' }];
  const shared = [{ id: 'a:1', note: 'theirs' }, { id: 'a:3', note: 'new' }];
  assert.deepStrictEqual(merge(own, shared), [...own, { id: 'a:3', note: 'new' }]);
});

test('a spreadsheet takes no cell for a formula, and reads quotes and line ends', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff20']) {
    const line = csv([{ ...ROW, note: `${start}1+1` }]).slice(csv([]).length);
    assert.ok(line.includes(`'${start}1+1`), JSON.stringify(line));
  }
  assert.ok(csv([{ ...ROW, note: 'say "no"\nthen' }]).includes('"say ""no""\nthen"'));
  assert.strictEqual(csv([]), 'position,name,about,words,note,citation,source,address\r\n');
});

test('Markdown quotes the words and takes no sign of a note for its own', () => {
  const text = markdown([{ ...ROW, note: '# not a heading\n<b>*bold*</b>' }], { title: 'List', source: 'Data 1' });
  assert.strictEqual(text, [
    '# List', 'Data 1', '## 1. Article 2, A Treaty', '> 1 one\n>\n> a two',
    '**Note:** \\# not a heading\n\n\\<b\\>\\*bold\\*\\</b\\>', 'Treaty art 2', 'read here', '<https://x.example/a.html>\n',
  ].join('\n\n'));
});
