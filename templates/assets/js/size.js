/** What would be refused for its size is not sent at all: a sentence stands beside the button, and everything typed stays. */
export function startSizeCheck({ mostForm, mostFile, mostFiles, labelLargeForm, labelLargeFile }) {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    form.querySelector('[data-size-error]')?.remove();
    const files = [...form.elements].flatMap((field) => (field.type === 'file' ? [...field.files] : []));
    const tooLarge = files.some(({ size }) => size > Number(mostFile)) || files.length > Number(mostFiles);
    const why = tooLarge ? labelLargeFile : lengthOf(form) > Number(mostForm) ? labelLargeForm : null;
    if (!why) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(form, event.submitter, why);
  }, true);
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
