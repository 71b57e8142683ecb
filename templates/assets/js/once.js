/** Longer than a second click of one hand, shorter than anybody's patience with an answer that does not come. */
const WAIT = 5000;

/** A form that is on its way is not sent again by a second click: what has no number of its own would stand there twice. */
export function startSendingOnce() {
  let sent = new WeakMap();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute('method') !== 'post') return;
    if (event.timeStamp - (sent.get(form) ?? -WAIT) < WAIT) event.preventDefault();
    else sent.set(form, event.timeStamp);
  });
  // Gone back to: a page that was left can be sent from again.
  addEventListener('pageshow', () => { sent = new WeakMap(); });
}
