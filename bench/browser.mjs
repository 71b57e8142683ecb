import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Sessions as signing-in leaves them, for many people in one statement: a password is made to be slow to check, and
 * signing in is not what is measured. Returns each account's cookie.
 */
export async function openSessions(pool, accounts, { secret, now }) {
  const people = accounts.map((account) => ({ account, sid: randomBytes(24).toString('base64url') }));
  const at = new Date(now).getTime();
  await pool.query(
    `insert into sessions (sid, sess, expire)
     select t.sid, json_build_object('cookie', json_build_object('originalMaxAge', 43200000, 'httpOnly', true, 'path', '/', 'sameSite', 'lax', 'secure', false),
       'accountId', a.id, 'stamp', extract(epoch from a.password_changed_at)::text, 'signedInAt', $3::bigint, 'seenAt', $3::bigint), now() + interval '1 day'
     from unnest($1::text[], $2::int[]) t(sid, account) join accounts a on a.id = t.account`,
    [people.map((one) => one.sid), accounts, at],
  );
  return new Map(people.map(({ account, sid }) => [account, `thuoc-do=${encodeURIComponent(signed(sid, secret))}`]));
}

export function send(url, method, cookie, fields) {
  const body = fields ? new URLSearchParams(fields).toString() : '';
  const headers = {
    accept: 'text/html',
    cookie,
    ...(fields
      ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
      : {}),
  };
  return new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part) => (text += part))
        .on('end', () => done({ status: answer.statusCode, location: answer.headers.location, text }));
    });
    sent.on('error', failed).end(body);
  });
}

function signed(sid, secret) {
  return `${sid}.${createHmac('sha256', secret).update(sid).digest('base64').replaceAll('=', '')}`;
}
