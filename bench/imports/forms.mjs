import { request } from 'node:http';

/** What a browser would send of the form with this action, untouched. */
export function fieldsOf(html, action) {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
    ([, head]) => of(head, 'action') === action,
  );
  if (!form) throw new Error(`no form for ${action}`);
  const fields = {};
  for (const [, head] of form[2].matchAll(/<input\b([^>]*)>/g)) {
    const ticks = /^(checkbox|radio)$/.test(of(head, 'type') ?? '');
    if (of(head, 'name') && (!ticks || / checked/.test(head))) fields[of(head, 'name')] = of(head, 'value') ?? '';
  }
  for (const [, head, inside] of form[2].matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
    fields[of(head, 'name')] = of(/<option\b([^>]* selected[^>]*)>/.exec(inside)?.[1] ?? '', 'value') ?? '';
  delete fields.file;
  return fields;
}

/** Sends one file with the fields of a form. */
export function upload(url, cookie, fields, name, bytes) {
  const mark = 'x-bench-boundary';
  const texts = Object.entries(fields).map(
    ([field, value]) => `--${mark}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(texts.join('') + head), bytes, Buffer.from(`\r\n--${mark}--\r\n`)]);
  const headers = {
    cookie,
    accept: 'text/html',
    'content-type': `multipart/form-data; boundary=${mark}`,
    'content-length': body.length,
  };
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part) => (text += part))
        .on('end', () =>
          answer.statusCode === 303
            ? done({ location: answer.headers.location, text })
            : failed(new Error(`${url} answered ${answer.statusCode}: ${text.slice(text.indexOf('<main'), 3000)}`)),
        );
    });
    sent.on('error', failed).end(body);
  });
}

function of(head, name) {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(` ${head}`)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
