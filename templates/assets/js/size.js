/** What would be refused for its size is not sent at all: a sentence stands beside the button, and everything typed stays. */
export function startSizeCheck({ mostForm, mostFile, mostFiles, labelLargeForm, labelLargeFile }) {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    form.querySelector('[data-size-error]')?.remove();
    const fields = [...form.elements].filter(({ type }) => type === 'file');
    const count = fields.reduce((sum, { files }) => sum + files.length, 0);
    const large = fields.find((field) => [...field.files].some(({ size }) => size > mostOf(field, mostFile)));
    const tooLarge = large?.dataset.labelLarge ?? (large || count > Number(mostFiles) ? labelLargeFile : null);
    const why = tooLarge ?? (lengthOf(form) > Number(mostForm) ? labelLargeForm : null);
    if (!why) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(form, event.submitter, why);
  }, true);
}

/** A field may take less than the installation does. */
function mostOf({ dataset: { mostMb } }, mostFile) {
  return mostMb ? Number(mostMb) * 1024 * 1024 : Number(mostFile);
}

function lengthOf(form) {
  return new Blob([new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string')).toString()]).size;
}

function say(form, button, why) {
  const line = document.createElement('p');
  Object.assign(line, { className: 'govuk-error-message', textContent: why, tabIndex: -1 });
  line.setAttribute('role', 'alert');
  line.dataset.sizeError = '';
  if (button && form.contains(button)) button.before(line);
  else form.prepend(line);
  line.focus();
}
