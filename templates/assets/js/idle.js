const WARN_BEFORE = 60_000;
const TOUCH_EVERY = 5 * 60_000;

/** Says that the lock is near, and keeps the session awake for whom is really there. */
export function startIdleLock(box) {
  const limit = Number(box.dataset.idleSeconds) * 1000;
  const stay = box.querySelector('[data-idle-stay]');
  let touched = Date.now();
  let active = Date.now();

  const touch = async () => {
    touched = Date.now();
    const answer = await ask();
    if (answer && !answer.ok) showLocked(box);
  };

  for (const sign of ['keydown', 'pointerdown', 'scroll']) {
    document.addEventListener(sign, () => { active = Date.now(); }, { passive: true, capture: true });
  }
  stay.addEventListener('click', () => {
    box.hidden = true;
    touch();
  });
  setInterval(() => {
    const idle = Date.now() - touched;
    if (active > touched && idle > Math.min(TOUCH_EVERY, limit / 3)) touch();
    else if (idle >= limit) showLocked(box);
    else if (idle >= limit - WARN_BEFORE) box.hidden = false;
  }, 5000);
  document.addEventListener('visibilitychange', async () => {
    if (document.hidden || box.hidden || !stay.hidden) return;
    if (await hideWhenOpen(box)) touched = active = Date.now();
  });
}

function showLocked(box) {
  const text = box.querySelector('[data-idle-text]');
  box.dataset.labelSoon ??= text.textContent;
  text.textContent = box.dataset.labelLocked;
  box.querySelector('[data-idle-stay]').hidden = true;
  box.querySelector('[data-idle-unlock]').hidden = false;
  box.hidden = false;
}

async function hideWhenOpen(box) {
  const answer = await ask();
  if (!answer?.ok) return false;
  box.hidden = true;
  box.querySelector('[data-idle-text]').textContent = box.dataset.labelSoon;
  box.querySelector('[data-idle-stay]').hidden = false;
  box.querySelector('[data-idle-unlock]').hidden = true;
  return true;
}

function ask() {
  return fetch(location.href, { method: 'HEAD', credentials: 'same-origin', redirect: 'manual' }).catch(() => null);
}
