/*
 * The one name that our scripts share: each adds what others may use of it. It comes first in the script of every page, and
 * brings what makes elements for all of them.
 *
 * window.concordance.make('p.note', {hidden: true}, child, …) makes an element: its tag with classes, its properties (or
 * attributes, where it has no property of that name), and what stands in it. What is undefined or empty is left out. Text
 * is never read as HTML.
 *
 * window.concordance.load(path below assets/) loads a classic script or style once, which works from a disk too.
 * window.concordance.pageWorker is the worker that gave the page, on a host, if one did.
 * window.concordance.isTyping(target) says whether what is typed there is text.
 * window.concordance.encode(text) writes a text into an address; half of a sign, as a cut text may end with, has no encoding.
 * window.concordance.decode(text) reads the encoding of an address as far as it goes: what is none stands for itself.
 */
globalThis.concordance = {
  make(name, properties = {}, ...children) {
    const [tag, ...classes] = name.split('.');
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(' ');
    for (const [key, value] of Object.entries(properties).filter(([, given]) => given !== undefined)) {
      if (key in element) element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => ![undefined, null, ''].includes(child)));
    return element;
  },

  loading: new Map(),

  load(path) {
    const { make, loading } = globalThis.concordance;
    if (!loading.has(path)) {
      loading.set(path, new Promise((resolve, reject) => {
        const onerror = () => { loading.delete(path); reject(new Error(`${path} did not load`)); };
        const address = `${document.querySelector('[data-root]').dataset.root || ''}assets/${path}`;
        const isStyle = path.endsWith('.css');
        document.head.append(isStyle
          ? make('link', { rel: 'stylesheet', href: address, onload: resolve, onerror })
          : make('script', { src: address, onload: resolve, onerror }));
      }));
    }
    return loading.get(path);
  },

  isTyping: (target) => target instanceof Element && (target.isContentEditable || target.matches('input, textarea, select')),

  encode: (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')),

  decode(text) {
    const readOne = (escaped) => { try { return decodeURIComponent(escaped); } catch { return null; } };
    const readNext = (run) => {
      // A sign has one to four bytes.
      const length = [3, 6, 9, 12].find((each) => each <= run.length && readOne(run.slice(0, each)) !== null);
      return length ? [readOne(run.slice(0, length)), run.slice(length)] : [run.slice(0, 3), run.slice(3)];
    };
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      let [read, left] = ['', run];
      while (left) {
        const [sign, rest] = readNext(left);
        [read, left] = [read + sign, rest];
      }
      return read;
    });
  },
};
