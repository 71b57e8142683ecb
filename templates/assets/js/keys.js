/** Enter in a number field, or one marked `data-flow`, goes on to the next one; `data-hotkey="alt+n"` presses or focuses its element. */
export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.target.matches?.('input.input-number, input[data-flow], select[data-flow]')) return goOn(event);
    pressHotkey(event);
  });
  for (const element of document.querySelectorAll('[data-hotkey]')) element.setAttribute('aria-keyshortcuts', element.dataset.hotkey);
}

function goOn(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return pressHotkey(event);
  event.preventDefault();
  const fields = [...(event.target.form?.querySelectorAll('input.input-number, [data-flow]') ?? [])].filter((field) => field.offsetParent && !field.disabled);
  const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  if (!next) return document.querySelector('.side-act .govuk-button, [data-flow-end] .govuk-button')?.focus();
  next.focus();
  if (next.matches('input')) next.select();
}

function pressHotkey(event) {
  const element = [...document.querySelectorAll('[data-hotkey]')].find(({ dataset }) => isPressed(event, dataset.hotkey));
  if (!element) return;
  event.preventDefault();
  if (element.matches('input, textarea, select')) element.focus();
  else element.click();
}

function isPressed(event, hotkey) {
  const parts = hotkey.toLowerCase().split('+');
  const key = parts.pop();
  // A letter under Alt may arrive as another sign on some keyboards, so its place counts as well.
  const same = event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}`;
  return same && event.altKey === parts.includes('alt') && event.shiftKey === parts.includes('shift') && (event.ctrlKey || event.metaKey) === parts.includes('ctrl');
}
