/*
 * The one name that our scripts share, and what makes elements for all of them. It comes first in the script of every page.
 *
 * window.concordance.make('p.note', {hidden: true}, child, …) makes an element: its tag with classes, its properties, and
 * what stands in it. Text is never read as HTML.
 */
window.concordance = {
  make(name, properties, ...children) {
    const [tag, ...classes] = name.split('.');
    const element = Object.assign(document.createElement(tag), properties);
    if (classes.length) element.className = classes.join(' ');
    element.append(...children);
    return element;
  },
};
