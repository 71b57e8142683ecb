import type { Answer, Client } from './client.js';
import { formsOf } from './forms.js';

/** Goes on from the page of a file's columns as they are proposed, with what is said otherwise; any other page stays. */
export async function asProposed(
  client: Client,
  answer: Answer,
  otherwise: Record<string, string> = {},
): Promise<Answer> {
  const form = formsOf(answer.text, answer.path).find(({ action }) => action.endsWith('/columns'));
  if (!form) return answer;
  return client.post(form.action, { ...Object.fromEntries(form.fields), ...otherwise });
}

/** Sends a file and says that its columns are what was proposed. */
export async function sendFile(
  client: Client,
  to: string,
  fields: Record<string, string>,
  file: { name: string; bytes: Uint8Array | string },
  otherwise: Record<string, string> = {},
): Promise<Answer> {
  return asProposed(client, await client.upload(to, fields, [{ field: 'file', ...file }]), otherwise);
}
