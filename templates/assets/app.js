import { startAutosave } from './js/autosave.js';
import { startDays } from './js/days.js';
import { startIdleLock } from './js/idle.js';
import { forgetAllKept } from './js/kept.js';
import { startKeys } from './js/keys.js';
import { startSendingOnce } from './js/once.js';
import { startSizeCheck } from './js/size.js';

for (const form of document.querySelectorAll('form[data-autosave]')) startAutosave(form);
const idle = document.querySelector('[data-idle]');
if (idle) startIdleLock(idle);
startKeys();
startDays();
if (document.body.dataset.mostForm) startSizeCheck(document.body.dataset);
startSendingOnce();

document.querySelector('[data-error-summary]')?.focus();

document.addEventListener('submit', ({ target }) => {
  if (target.matches('[data-sign-out]')) forgetAllKept();
});

document.addEventListener('click', async ({ target }) => {
  closeOtherMenus(target);
  const act = target.closest?.('[data-print], [data-copy]');
  if (!act) return;
  if (act.matches('[data-print]')) window.print();
  else await copyText(act);
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const open = document.querySelector('[data-menu][open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary').focus();
});

function closeOtherMenus(target) {
  for (const menu of document.querySelectorAll('[data-menu][open]')) if (!menu.contains(target)) menu.open = false;
}

async function copyText(button) {
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  if (!button.dataset.labelCopied) return;
  const before = button.textContent;
  button.textContent = button.dataset.labelCopied;
  setTimeout(() => { button.textContent = before; }, 2000);
}
