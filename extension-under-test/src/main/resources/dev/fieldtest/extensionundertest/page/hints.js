(hint) => {
  // Runs in the page's own world before its scripts: counts what is pending, so that the watcher knows when the page may still
  // change. A page can fool it, and only itself. A timer, a request or a worker that takes longer than LIMIT is not waited for.
  const LIMIT = 5500;
  const { setTimeout: later, clearTimeout: cancel, Promise: P, Date: D, CustomEvent: Told } = window;
  const started = D.now();
  const dispatch = document.dispatchEvent.bind(document);
  const pending = new Set();
  let told = 0;

  const tell = () => {
    if (told === pending.size || (told > 0 && pending.size > 0)) return;
    told = pending.size;
    dispatch(new Told(hint, { detail: String(told) }));
  };
  const age = () => D.now() - started;
  const begin = (key) => {
    if (age() > LIMIT) return;
    pending.add(key);
    later(() => end(key), LIMIT);
    tell();
  };
  const end = (key) => {
    if (pending.delete(key)) later(tell, 0);
  };
  document.addEventListener(hint + '-ask', () => dispatch(new Told(hint, { detail: String(pending.size) })));

  const timers = new Map();
  window.setTimeout = function setTimeout(code, ms, ...rest) {
    if (typeof code !== 'function' || !(ms > 100) || ms > LIMIT) return later(code, ms, ...rest);
    const key = {};
    const id = later(() => { timers.delete(id); end(key); code.apply(window, rest); }, ms);
    begin(key);
    timers.set(id, key);
    return id;
  };
  window.clearTimeout = function clearTimeout(id) {
    if (timers.has(id)) end(timers.get(id));
    timers.delete(id);
    cancel(id);
  };

  const fetch_ = window.fetch;
  window.fetch = function fetch(...args) {
    const key = {};
    begin(key);
    const answer = fetch_.apply(this, args);
    answer.then(() => end(key), () => end(key));
    return answer;
  };

  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...args) {
    begin(this);
    this.addEventListener('loadend', () => end(this));
    return send.apply(this, args);
  };

  const Worker_ = window.Worker;
  if (Worker_) {
    window.Worker = class Worker extends Worker_ {
      constructor(...args) {
        super(...args);
        begin(this);
        this.addEventListener('message', () => end(this));
        this.addEventListener('error', () => end(this));
      }
    };
  }
}
