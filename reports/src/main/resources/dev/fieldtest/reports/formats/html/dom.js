const $ = (id) => document.getElementById(id);
const number = new Intl.NumberFormat('en');
const plural = (count, noun) => number.format(count) + ' ' + noun + (count === 1 ? '' : 's');
const natural = new Intl.Collator('en', { numeric: true }).compare;
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sentence = (clause) => clause[0].toUpperCase() + clause.slice(1) + '.';

/** Makes an element. Whatever is shown becomes a text node, never markup. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'click') element.addEventListener('click', value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A text that somebody else wrote; its direction can not leave its element. */
const said = (text) => el('bdi', { class: 'said' }, text);
const tag = (text, kind) => el('span', { class: 'tag ' + kind }, text);
const outcomeLabel = (name, tone) => el('span', { class: 'outcome ' + tone }, name);

function time(ms) {
  if (ms < 60000) return (ms / 1000).toFixed(1) + 's';
  const minutes = Math.floor(ms / 60000);
  return minutes < 60
    ? minutes + 'm ' + String(Math.floor(ms / 1000) % 60).padStart(2, '0') + 's'
    : Math.floor(minutes / 60) + 'h ' + String(minutes % 60).padStart(2, '0') + 'm';
}

function day(instant) {
  return new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

function share(part, whole) {
  if (!part || !whole) return 'none';
  const percent = (100 * part) / whole;
  if (percent > 99.9 && part < whole) return 'over 99.9 %';
  if (percent < 0.1) return 'under 0.1 %';
  return percent.toFixed(percent % 1 && (percent < 10 || percent > 90) ? 1 : 0) + ' %';
}

/** A bar whose parts are as long as their counts. */
function shareBar(parts, label) {
  const bar = el('span', { class: 'share', role: 'img', 'aria-label': label });
  for (const [tone, count] of parts) {
    if (!count) continue;
    const part = el('i', { class: tone });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  return bar;
}
