/** `{ status, body }`; status 0 when nobody answered. */
export async function sendForm(form) {
  const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: form.dataset.autosaveMethod ?? 'POST',
      headers: { accept: 'application/json', 'x-csrf-token': form.elements._csrf?.value ?? '', 'x-autosave': '1' },
      body: words,
      credentials: 'same-origin',
      redirect: 'manual',
    });
    // A redirect can only be the way to the sign-in page.
    if (answer.type === 'opaqueredirect') return { status: 401, body: null };
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? await answer.json() : null };
  } catch {
    return { status: 0, body: null };
  }
}

/** After unlocking elsewhere the session has a new token: take it from this same page, true when it was there. */
export async function refreshToken(form) {
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin', redirect: 'manual' });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const token = page.getElementById(form.id)?.elements._csrf?.value;
    if (!token) return false;
    for (const field of document.querySelectorAll('input[name="_csrf"]')) field.value = token;
    document.body.setAttribute('hx-headers:inherited', JSON.stringify({ 'x-csrf-token': token }));
    return true;
  } catch {
    return false;
  }
}

/** Puts the server's pieces in place, but never under the cursor. */
export function swapFragments(fragments) {
  for (const [id, html] of Object.entries(fragments ?? {})) {
    const old = document.getElementById(id);
    if (!old || old.contains(document.activeElement)) continue;
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const piece = holder.content.firstElementChild;
    if (!piece) continue;
    if (piece.id === id) old.replaceWith(piece);
    else old.replaceChildren(...holder.content.childNodes);
    window.htmx?.process(document.getElementById(id));
  }
}
