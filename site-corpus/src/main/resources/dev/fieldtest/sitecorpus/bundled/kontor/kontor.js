'use strict';
// The form depends on the tenant's configuration, which the server takes its time to send.
fetch('api/mandant.json')
  .then((response) => response.json())
  .then((tenant) => {
    const section = document.querySelector('#anmeldung');
    const form = document.createElement('form');
    form.setAttribute('action', '/anmelden');
    form.setAttribute('method', 'post');
    const title = document.createElement('h2');
    title.textContent = `Anmelden bei ${tenant.name}`;
    form.append(title);
    for (const field of tenant.felder) {
      const label = document.createElement('label');
      label.className = 'feld';
      label.textContent = field.beschriftung;
      const input = document.createElement('input');
      input.type = field.art;
      input.name = field.name;
      label.append(input);
      form.append(label);
    }
    const button = document.createElement('button');
    button.className = 'absenden';
    button.textContent = 'Anmelden';
    form.append(button);
    section.replaceChildren(form);
  });
