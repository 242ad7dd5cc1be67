() => {
  // Runs in the page's own world before its scripts. A browser has one connection for all its tabs: what a page prints, asks or
  // throws without end would stall the neighbours and, at a gigabyte, the browser. Nothing here reads what a page prints, dialogs are
  // dismissed anyway, and after the first uncaught exceptions more of them tell nothing new.
  const MOST_EXCEPTIONS = 20;
  const LONGEST_EXCEPTION = 10_000;
  const PRINTS = ['log', 'info', 'warn', 'error', 'debug', 'dir', 'dirxml', 'table', 'trace', 'assert', 'clear', 'group',
    'groupCollapsed', 'groupEnd', 'count', 'countReset', 'time', 'timeLog', 'timeEnd', 'timeStamp', 'profile', 'profileEnd'];
  for (const name of PRINTS) console[name] = () => {};
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
