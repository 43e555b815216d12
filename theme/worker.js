/*
 * Keeps the site for reading without a network: every page and what pages need, not the downloads below data/.
 *
 * An edition is kept whole or not at all. It is fetched in the background; only then does it take the place of the one
 * before, so that pages of two editions never mix. What did not change by its list is taken from the edition before,
 * and a start that was cut short goes on where it stopped. A host that alters files in passing gives them as a reader
 * without a worker gets them; a file that is still that of an edition before is asked for again another time.
 */
'use strict';

const EDITION = ''; // Written by the build: a hash of the list, so that this file changes with any file that is kept.
const LIST = 'assets/data/kept.json'; // Which files are kept, each with the beginning of its hash.
const AT_ONCE = 6;
const scope = self.registration.scope;
const NAME = `${scope} ${EDITION}`;

const at = (path) => scope + path.split('/').map(encodeURIComponent).join('/');
const isOther = (name) => name.startsWith(`${scope} `) && name !== NAME;

async function hash(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function readList() {
  const answer = await fetch(at(LIST), { cache: 'no-cache' });
  const content = await answer.arrayBuffer();
  if (await hash(content) !== EDITION) throw new Error('the list is of another edition');
  return JSON.parse(new TextDecoder().decode(content));
}

async function findEarlier() {
  const names = (await caches.keys()).filter(isOther);
  return Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(at(LIST));
    return { cache, files: list ? await list.json() : {} };
  }));
}

async function read(path, cache) {
  const answer = await fetch(at(path), { cache });
  if (!answer.ok) throw new Error(`${path} is not there`);
  return [answer, await answer.arrayBuffer()];
}

async function keepFile(path, sha256, cache, earlier) {
  if (await cache.match(at(path))) return;
  for (const edition of earlier) {
    const same = edition.files[path] === sha256 && await edition.cache.match(at(path));
    if (same) {
      await cache.put(at(path), same);
      return;
    }
  }
  let [answer, content] = await read(path, 'no-cache');
  if (!(await hash(content)).startsWith(sha256)) {
    [answer, content] = await read(path, 'reload'); // what stands between may have kept the one before
    const now = await hash(content);
    if (earlier.some((edition) => edition.files[path] && now.startsWith(edition.files[path]))) throw new Error(`${path} is not of this edition yet`);
  }
  const headers = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name); // it is unpacked here
  await cache.put(at(path), new Response(content, { headers }));
}

async function keepEdition() {
  const files = await readList();
  const [cache, earlier] = await Promise.all([caches.open(NAME), findEarlier()]);
  const rest = Object.keys(files).values();
  const keepOn = async () => { for (const path of rest) await keepFile(path, files[path], cache, earlier); };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepOn));
    await readList(); // still the same edition: nothing was published meanwhile
    await cache.put(at(LIST), new Response(JSON.stringify(files)));
  } catch (fault) {
    if (fault.name === 'QuotaExceededError') await caches.delete(NAME); // the edition before keeps its place
    throw fault;
  }
}

async function dropOthers() {
  await Promise.all((await caches.keys()).filter(isOther).map((name) => caches.delete(name)));
}

async function answer(request, address) {
  const places = address.endsWith('/') ? [`${address}index.html`] : [address, `${address}.html`]; // some hosts hide .html
  for (const place of places) {
    const kept = place !== at(LIST) && await caches.match(place, { cacheName: NAME });
    if (kept) return kept;
  }
  return fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepEdition().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { origin, pathname, href } = new URL(event.request.url);
  if (event.request.method === 'GET' && href.startsWith(scope)) event.respondWith(answer(event.request, origin + pathname));
});
