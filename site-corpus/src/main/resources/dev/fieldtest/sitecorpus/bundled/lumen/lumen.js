class LumenHeader extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <style>:host{background:#ffd84d;padding:14px 26px;font-weight:700}</style>💡 <slot>Lumen</slot>`;
  }
}

class LumenLogin extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <style>
        :host { display: block; background: #fff; border-radius: 20px; padding: 30px; box-shadow: 0 10px 40px #c9a20033; }
        h1 { font-size: 1.4rem; margin: 0 0 1rem; }
        div { margin-bottom: 14px; }
        label { display: block; font-size: .85rem; }
        input { width: 100%; box-sizing: border-box; padding: 10px; border: 2px solid #eee0a0; border-radius: 10px; font-size: 1rem; }
        button { background: #222; color: #ffd84d; border: 0; padding: 12px 22px; border-radius: 10px; font-size: 1rem; }
      </style>
      <h1>Log in to your home</h1>
      <form action="${this.getAttribute('endpoint')}" method="post">
        <div><label for="u">Email</label><input id="u" type="email" name="username" autocomplete="username"></div>
        <div><label for="p">Password</label><input id="p" type="password" name="password" autocomplete="current-password"></div>
        <button type="submit">Log in</button>
      </form>`;
  }
}
customElements.define('lumen-header', LumenHeader);
customElements.define('lumen-login', LumenLogin);
