// What people want to see of a page that did not pass. Asked for once, at the end; nothing is judged by it.

const MOST_LINES = 14, LONGEST_LINE = 160, LONGEST_CAPTION = 40;
const FORM_PARTS = 'input, select, textarea, button, [role=button]';

/** The last that the page printed, as its own world keeps it. */
function printed() {
  let lines = [];
  const take = (event) => { lines = JSON.parse(event.detail); };
  document.addEventListener(HINT + '-printed', take);
  document.dispatchEvent(new Event(HINT + '-printed?'));
  document.removeEventListener(HINT + '-printed', take);
  return lines.filter((line) => typeof line === 'string').slice(-20).map((line) => line.slice(0, 200));
}

/** A part of a form for people: what it is, what it is called, whether it shows. Never what was typed into it. */
function partLine(element) {
  const labels = Array.from(element.labels || []).map((label) => shortText(label, LONGEST_CAPTION));
  const named = attribute(element, 'aria-label') || attribute(element, 'placeholder') || labels[0] || shortText(element, LONGEST_CAPTION);
  const caption = named.replace(/\s+/g, ' ').trim().slice(0, LONGEST_CAPTION);
  return (outline(element) + (caption ? ' "' + caption + '"' : '') + (isVisible(element) ? '' : ', hidden')).slice(0, LONGEST_LINE);
}

/** The login form as found, else whatever fields the page has; an element a line. */
function formOutline(spec) {
  const form = findForm(spec, findControls(spec).map((each) => each.element));
  const first = form ? form.fields[0].element : null;
  const around = first ? first.closest('form') : null;
  const parts = (around ? deepQueryAll(FORM_PARTS, around) : form ? form.fields.map((field) => field.element) : deepQueryAll(FORM_PARTS))
    .filter((element) => attribute(element, 'type').toLowerCase() !== 'hidden');
  const head = !form ? 'no login form; fields and buttons of the page:'
    : around ? outline(around) + ' ' + (attribute(around, 'method') || 'get') + ' ' + attribute(around, 'action').slice(0, 60) : 'fields without a form:';
  const more = parts.length > MOST_LINES - 2 ? ['and ' + (parts.length - (MOST_LINES - 2)) + ' more'] : [];
  return form || parts.length ? [head.trim(), ...parts.slice(0, MOST_LINES - 2).map(partLine), ...more] : ['no login form, no field, no button'];
}

/** Milliseconds from the start of the navigation. */
function milestones() {
  const [entry] = performance.getEntriesByType('navigation');
  const at = (time) => Math.round(entry ? entry[time] || 0 : 0);
  return { responseMs: at('responseStart'), interactiveMs: at('domInteractive'), loadedMs: at('loadEventEnd') };
}

function traces() {
  return JSON.stringify({ console: printed(), outline: watch.spec ? formOutline(watch.spec) : [], milestones: milestones() });
}
