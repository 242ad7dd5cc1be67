'use strict';
onmessage = (message) => {
  // Some work before the answer, so that it comes after the page has loaded.
  let sum = 0;
  for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i);
  const champ = (legende, type, nom, auto) =>
    `<fieldset><legend>${legende}</legend><input type="${type}" name="${nom}" autocomplete="${auto}" aria-label="${legende}"></fieldset>`;
  setTimeout(() => postMessage(
    `<h1>${message.data.vue === 'connexion' ? 'Connexion' : 'Prisme'}</h1>
    <form action="/connexion" method="post" data-sum="${Math.round(sum) % 7}">
      ${champ('Identifiant', 'text', 'identifiant', 'username')}
      ${champ('Mot de passe', 'password', 'motdepasse', 'current-password')}
      <button type="submit">Entrer dans l’atelier</button>
    </form>`), 350);
};
