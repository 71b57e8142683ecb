import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { admitted } from './authorization.doors.js';
import { MATRIX, type Row } from './authorization.matrix.js';

const LEAVING = /\/(sign-in|sign-out|switch-user|unlock|unlock\/resume)$/;

/** One row for each door; somebody who is let in asks. */
export function rowsOf(method: string): Row[] {
  const seen = new Set<string>();
  return MATRIX.filter(([route, , letIn]) => {
    if (!route.startsWith(`${method} `) || (letIn === '' && !route.includes('/setup/')) || seen.has(route))
      return false;
    seen.add(route);
    return true;
  });
}

/** Every page of the matrix, one row for each record it shows; what is sent as a file is no page. */
export function rowsOfPages(more: readonly Row[] = []): Row[] {
  const seen = new Set<string>();
  return [...MATRIX, ...more].filter(([route, target, letIn]) => {
    const key = `${route} ${target}`;
    if (
      !route.startsWith('GET ') ||
      letIn === '' ||
      seen.has(key) ||
      /\.(pdf|docx|xlsx|csv)|record$|unlock|sign-in/.test(route)
    )
      return false;
    seen.add(key);
    return true;
  });
}

/** Somebody of those who are let in, signed in already. A door that ends a session is tried from a browser of its own. */
export async function clientOf(app: TestApp, [route, , letIn]: Row): Promise<Client> {
  if (LEAVING.test(route) || letIn === '') return app.client();
  const person = [...admitted(letIn)][0]!;
  return person === 'nobody' ? app.client() : app.as(person);
}
