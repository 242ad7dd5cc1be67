'use strict';
document.getElementById('client-secret').addEventListener('keyup', (event) => {
  document.getElementById('hint').hidden = !event.getModifierState('CapsLock');
});
