/** Beside a field for a day or a month: a button that opens the browser's calendar. What is chosen is written as people write it: 25/11/2026. */
export function startDays() {
  for (const field of document.querySelectorAll('input[data-day]')) addCalendar(field, 'date', field.dataset.day);
  for (const field of document.querySelectorAll('input[data-month]')) addCalendar(field, 'month', field.dataset.month);
}

function addCalendar(field, type, word) {
  const calendar = document.createElement('input');
  calendar.type = type;
  if (calendar.type !== type || !calendar.showPicker) return;
  calendar.className = 'day-calendar';
  calendar.tabIndex = -1;
  calendar.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'day-button';
  button.textContent = word;
  button.setAttribute('aria-label', `${word}: ${nameOf(field)}`);
  button.addEventListener('click', () => {
    calendar.value = stored(field.value);
    calendar.showPicker();
  });
  calendar.addEventListener('change', (event) => {
    event.stopPropagation();
    if (!calendar.value) return;
    field.value = calendar.value.split('-').reverse().join('/');
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    field.focus();
  });
  calendar.addEventListener('input', (event) => event.stopPropagation());
  field.after(button, calendar);
}

function nameOf(field) {
  return field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent.trim() ?? '';
}

/** The typed day or month as the calendar takes it, or nothing. */
function stored(typed) {
  const parts = typed.trim().split(/[/.-]/);
  if (parts[0].length === 4) return typed.trim();
  return parts.reverse().map((part) => part.padStart(2, '0')).join('-');
}
