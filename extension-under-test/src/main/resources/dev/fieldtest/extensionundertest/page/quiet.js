(hint) => {
  // Runs in the page's own world before its scripts. A browser has one connection for all its tabs: what a page prints, asks or
  // throws without end would stall the neighbours and, at a gigabyte, the browser. So what it prints stays here, the last lines of it;
  // dialogs are dismissed anyway, and after the first uncaught exceptions more of them tell nothing new.
  const MOST_EXCEPTIONS = 20;
  const LONGEST_EXCEPTION = 10_000;
  const PRINTS = ['log', 'info', 'warn', 'error', 'debug', 'dir', 'dirxml', 'table', 'trace', 'assert', 'clear', 'group',
    'groupCollapsed', 'groupEnd', 'count', 'countReset', 'time', 'timeLog', 'timeEnd', 'timeStamp', 'profile', 'profileEnd'];
  const KEPT = ['log', 'info', 'warn', 'error', 'debug', 'assert', 'trace'];
  const MOST_LINES = 20;
  const LONGEST_LINE = 200;
  const lines = [];
  const word = (value) => (typeof value === 'string' ? value.slice(0, LONGEST_LINE)
    : typeof value === 'object' && value !== null ? '{\u2026}' : typeof value === 'function' ? '\u0192' : String(value).slice(0, LONGEST_LINE));
  const keep = (name, values) => {
    lines.push((name + ': ' + values.slice(0, 5).map(word).join(' ')).slice(0, LONGEST_LINE));
    if (lines.length > MOST_LINES) lines.shift();
  };
  for (const name of PRINTS) console[name] = () => {};
  for (const name of KEPT) console[name] = (...values) => { if (name !== 'assert' || !values[0]) keep(name, values); };
  const { CustomEvent: Told, JSON: { stringify } } = window;
  const dispatch = document.dispatchEvent.bind(document);
  document.addEventListener(hint + '-printed?', () => dispatch(new Told(hint + '-printed', { detail: stringify(lines) })));

  window.alert = function alert() {};
  window.confirm = function confirm() { return false; };
  window.prompt = function prompt() { return null; };
  window.print = function print() {};

  let exceptions = 0;
  const isLong = (text) => typeof text === 'string' && text.length > LONGEST_EXCEPTION;
  const silence = (event, ...texts) => {
    exceptions += 1;
    if (exceptions > MOST_EXCEPTIONS || texts.some(isLong)) event.preventDefault();
  };
  addEventListener('error', (event) => silence(event, event.message), true);
  addEventListener('unhandledrejection', (event) => silence(event, event.reason, event.reason?.message), true);
}
