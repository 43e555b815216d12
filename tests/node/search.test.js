'use strict';
/* Queries of the search script over the small invented index, whose folder SITE names. */
const assert = require('node:assert');
const path = require('node:path');
const test = require('node:test');
const { openSearch } = require('./engine.js');

const site = process.env.SITE;
const ask = async (text, options) => openSearch(site).engine.find(text, options);
const ids = async (text, options) => [...(await ask(text, options)).rows].map(({ id }) => id);

const FIRST = {
  extradition: 'rivers:4',
  'Extraditions?': 'rivers:4',
  extridition: 'rivers:4',
  extrad: 'rivers:4',
  beaver: 'topic:damming',
  'how to freeze the data': 'rivers:3',
  'who answers at night': 'lakes:2',
  '24/7': 'lakes:2',
  'bordustan 24/7': 'authority:xb:lakes:2-designation',
  anderia: 'state:xa',
  ĀNDERIA: 'state:xa',
  Андерия: 'state:xa',
  'anderia reservation': 'statement:xa:rivers:5-reservation',
  nationals: 'rivers:5(1)(d)',
  'jurisdiction nationals': 'rivers:5(1)(d)',
  '5(1)(d)': 'rivers:5(1)(d)',
  '5.1.d': 'rivers:5(1)(d)',
  cooperation: 'rivers:4(1)',
  'co-operate': 'rivers:4(1)',
  transborder: 'lakes:3',
  'trans border fishing': 'lakes:3',
  organization: 'lakes:3',
  река: 'term:river',
  upe: 'term:river',
  'lakes data': 'lakes:1',
};

for (const [text, id] of Object.entries(FIRST)) {
  test(`"${text}" finds ${id} first`, async () => assert.strictEqual((await ids(text))[0], id));
}

test('entries with all words come before those with some', async () => {
  const { rows } = await ask('political extradition offence');
  assert.strictEqual(rows[0].id, 'rivers:4(2)');
  assert.strictEqual(rows[0].held, 1);
  assert.ok(rows.slice(1).every(({ held }) => held < 1));
});

test('words that stand together come first', async () => {
  assert.deepStrictEqual((await ids('stored water data')).slice(0, 1), ['rivers:3']);
});

test('filters keep to a kind and an instrument, and count the others', async () => {
  assert.deepStrictEqual(await ids('beaver', { kind: 'topic' }), ['topic:damming']);
  assert.deepStrictEqual(await ids('water', { kind: 'provision', instrument: 'lakes' }), ['lakes:1']);
  const { kinds, instruments } = await ask('water', { kind: 'provision' });
  assert.deepStrictEqual({ ...kinds }, { provision: 3, term: 1, authority: 1 });
  assert.deepStrictEqual({ ...instruments }, { rivers: 2, lakes: 1 });
});

test('a near miss says what was taken instead', async () => {
  const { suggestions } = await ask('extridition');
  assert.deepStrictEqual(JSON.parse(JSON.stringify(suggestions)), [['extridition', 'extradition', 'extradition']]);
});

test('where nothing is found, words that exist are offered', async () => {
  const { rows, closest } = await ask('fishzqqqq');
  assert.strictEqual(rows.length, 0);
  assert.deepStrictEqual([...closest], ['fishing']);
});

test('what was looked for can be marked, also in its other forms', async () => {
  const { holds } = await ask('river nationals');
  assert.deepStrictEqual(['Rivers', 'river', 'national', 'lake'].map(holds), [true, true, true, false]);
});

test('nothing but marks, stopwords or very long inputs breaks it', async () => {
  for (const text of ['', '   ', '???', 'the of', '(', 'a'.repeat(3000), 'water '.repeat(500), '\u202e', "'", '-', '22('.repeat(50)]) await ask(text);
});

test('a question reads a few small files, and none twice', async () => {
  const { engine, reads } = openSearch(site);
  await engine.find('extradition');
  const first = reads.length;
  assert.ok(first <= 8);
  await engine.find('extradition');
  assert.strictEqual(reads.length, first);
});

test('a citation reads the one article that it names, in every text', async () => {
  const { engine, reads } = openSearch(site);
  const { kind, rows } = await engine.cite('22(1)(d)');
  assert.deepStrictEqual([kind, rows[0].id], ['exact', 'budapest:22(1)(d)']);
  assert.deepStrictEqual(reads.map(({ file }) => path.basename(file)), ['units.js', 'u-22.js']);
});

test('words that are no citation, and the name of an instrument alone, read no article', async () => {
  const { engine, reads } = openSearch(site);
  assert.deepStrictEqual([(await engine.cite('extradition')).kind, (await engine.cite('budapest')).kind], ['none', 'instrument']);
  assert.deepStrictEqual(reads.map(({ file }) => path.basename(file)), ['units.js']);
});

test('an article that cannot be read is not said to be missing', async () => {
  const { engine } = openSearch(site, '/nowhere');
  const { kind, rows } = await engine.cite('22(1)(d)');
  assert.deepStrictEqual([kind, rows.length], ['none', 0]);
});

test('of one kind a few rows are read, and all that are asked for where the kind is chosen', async () => {
  const many = await ask('rivers');
  assert.strictEqual(many.rows.filter(({ kind }) => kind === 'provision').length, 6);
  assert.strictEqual((await ask('rivers', { kind: 'provision' })).rows.length, 7);
});

test('a file that cannot be read leaves the others working', async () => {
  const { engine } = openSearch(site, '/nowhere');
  assert.deepStrictEqual([...(await engine.find('water')).rows], []);
});
