(hint) => {
  // Runs in the page's own world before its scripts: counts what may still change the page, so that the watcher knows when the
  // page has settled. A page can fool it, and only itself. It counts whatever is begun until LIMIT after load; the watcher has its
  // own idea of how long to wait.
  const LIMIT = 5500;
  const { setTimeout: later, Promise: P, CustomEvent: Told } = window;
  const { then } = P.prototype;
  const listen = EventTarget.prototype.addEventListener;
  const dispatch = document.dispatchEvent.bind(document);
  const pending = new Set();
  let told = false;
  let over = false;

  const tell = () => {
    told = pending.size > 0;
    dispatch(new Told(hint, { detail: told }));
  };
  const begin = (key) => {
    if (over) return;
    pending.add(key);
    if (!told) tell();
  };
  const end = (key) => {
    if (pending.delete(key) && !pending.size && told) later(() => { if (!pending.size && told) tell(); }, 0);
  };
  listen.call(document, hint + '-ask', tell);
  listen.call(window, 'load', () => later(() => { over = true; }, LIMIT));

  /** What calls back once: its companion, set right after it with the same time, is called right after it. */
  const once = (name, cancel, counts) => {
    const { [name]: set, [cancel]: unset } = window;
    window[name] = { [name](code, ...rest) {
      const id = set(code, ...rest);
      if (!over && counts(rest[0])) {
        begin(name + id);
        set(() => end(name + id), rest[0]);
      }
      return id;
    } }[name];
    window[cancel] = { [cancel](id) {
      end(name + id);
      unset(id);
    } }[cancel];
  };
  once('setTimeout', 'clearTimeout', (ms) => !(ms > LIMIT));
  once('requestAnimationFrame', 'cancelAnimationFrame', () => true);
  once('requestIdleCallback', 'cancelIdleCallback', () => true);

  const { setInterval, clearInterval, clearTimeout } = window;
  window.setInterval = { setInterval(code, ms, ...rest) {
    const id = setInterval(code, ms, ...rest);
    if (!(ms > LIMIT)) begin('setInterval' + id);
    return id;
  } }.setInterval;
  window.clearInterval = { clearInterval(id) {
    end('setInterval' + id);
    clearInterval(id);
  } }.clearInterval;
  // One list of ids serves both: a page may end the one by the other.
  window.clearTimeout = { clearTimeout(id) {
    end('setInterval' + id);
    clearTimeout(id);
  } }.clearTimeout;

  /** What answers with a promise. */
  const promised = (owner, ...names) => names.filter((name) => owner && owner[name]).forEach((name) => {
    const call = owner[name];
    owner[name] = { [name](...args) {
      const answer = call.apply(this, args);
      const key = {};
      begin(key);
      then.call(answer, () => end(key), () => end(key));
      return answer;
    } }[name];
  });
  promised(window, 'fetch');
  promised(Response.prototype, 'arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text');
  promised(ReadableStreamDefaultReader.prototype, 'read');
  promised(window.Scheduler && Scheduler.prototype, 'postTask');

  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = { send(...args) {
    begin(this);
    listen.call(this, 'loadend', () => end(this));
    return send.apply(this, args);
  } }.send;

  /** What may send a message at any time, until it is closed or fails. */
  for (const [name, close] of [['Worker', 'terminate'], ['SharedWorker', ''], ['WebSocket', 'close'], ['EventSource', 'close']]) {
    const Source = window[name];
    if (!Source) continue;
    window[name] = { [name]: class extends Source {
      constructor(...args) {
        super(...args);
        begin(this);
        listen.call(this, 'error', () => end(this));
        listen.call(this, 'close', () => end(this));
      }
    } }[name];
    if (!close) continue;
    const stop = Source.prototype[close];
    Source.prototype[close] = { [close](...args) {
      end(this);
      return stop.apply(this, args);
    } }[close];
  }
}
