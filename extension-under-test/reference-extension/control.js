'use strict';

// The one-tap control: one button in an open shadow root that stands in the place of the login fields.
Onetap.CONTROL = 'onetap-login';

Onetap.control = (() => {
  // Inside the shadow root, important rules win over anything that the page says about the host.
  const STYLE = `
    :host {
      all: initial !important; display: block !important; position: relative !important; z-index: 1 !important;
      box-sizing: border-box !important; flex: 0 1 auto !important; width: auto !important; min-width: min(160px, 100%) !important;
      max-width: 100% !important; min-height: 44px !important; margin: 4px 0 !important; clear: both !important;
      visibility: inherit !important; color-scheme: light !important;
    }
    button {
      box-sizing: border-box; display: block; width: 100%; max-width: 360px; min-width: min(160px, 100%); min-height: 44px; margin: 0; padding: 8px 16px;
      border: 0; border-radius: 22px; background: #1a4fd0; color: #fff; font: 600 15px/1.2 system-ui, sans-serif; cursor: pointer;
    }
    button:hover { background: #163fa6; }
    button:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
    button[data-state='signed-in'] { background: #176b3a; }`;
  const TEXT = { ready: 'Sign in with one tap', asking: 'Signing in…', 'signed-in': 'Signed in (demo)', failed: 'One-tap sign-in failed, try again' };

  // A constructed style sheet is no inline style, so no Content-Security-Policy forbids it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  function show(button, state) {
    button.dataset.state = state;
    button.textContent = TEXT[state];
    button.disabled = state === 'asking';
  }

  async function signIn(button) {
    show(button, 'asking');
    const answer = await Onetap.ask({ type: 'signIn' });
    show(button, answer?.signedIn ? 'signed-in' : 'failed');
  }

  /** Makes a control. It never submits: the button is of type "button", outside the form's tree. */
  function create() {
    const host = document.createElement(Onetap.CONTROL);
    const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement('button');
    button.type = 'button';
    show(button, 'ready');
    button.addEventListener('click', (event) => {
      // Pages react to clicks inside their forms: this one is not for them.
      event.stopPropagation();
      signIn(button);
    });
    root.append(button);
    return host;
  }

  return { create };
})();
