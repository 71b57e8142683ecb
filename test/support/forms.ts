/** A form as a page holds it, with what a browser would send of it untouched. */
export interface HtmlForm {
  method: string;
  action: string;
  multipart: boolean;
  /** In the order of the page; a ticked box, a chosen radio, the texts. */
  fields: [name: string, value: string][];
  /** Names a person can change, sent or not. */
  editable: Set<string>;
  /** Those of them that take any text. */
  texts: Set<string>;
  files: Set<string>;
  submits: [name: string, value: string][];
}

/** The forms of a page. `here` is the page's own address, for forms without an action. */
export function formsOf(html: string, here: string): HtmlForm[] {
  const text = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '');
  const tags = [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
  return tags.map(([, head = '', inside = '']) => {
    const id = attribute(head, 'id');
    const own = controlsOf(inside).filter(({ form }) => form === undefined || form === id);
    const controls = [
      ...own,
      ...controlsOf(text.replace(inside, '')).filter(({ form }) => id !== undefined && form === id),
    ];
    return {
      method: (attribute(head, 'method') ?? 'get').toUpperCase(),
      action: attribute(head, 'action') ?? here,
      multipart: (attribute(head, 'enctype') ?? '').includes('multipart'),
      fields: controls.filter(({ sent }) => sent).map(({ name, value }): [string, string] => [name, value]),
      editable: new Set(
        controls.filter(({ kind }) => !['hidden', 'submit', 'file', 'readonly'].includes(kind)).map(({ name }) => name),
      ),
      texts: new Set(
        controls.filter(({ kind }) => ['text', 'search', 'email', 'password'].includes(kind)).map(({ name }) => name),
      ),
      files: new Set(controls.filter(({ kind }) => kind === 'file').map(({ name }) => name)),
      submits: controls
        .filter(({ kind }) => kind === 'submit')
        .map(({ name, value }): [string, string] => [name, value]),
    };
  });
}

interface Control {
  name: string;
  value: string;
  kind: string;
  sent: boolean;
  form: string | undefined;
}

function controlsOf(html: string): Control[] {
  return [...html.matchAll(/<input\b([^>]*)>|<(textarea|select|button)\b([^>]*)>([\s\S]*?)<\/\2>/g)].flatMap(
    ([, input, tag = 'input', other, inside = '']): Control[] => {
      const head = ` ${input ?? other}`;
      const name = attribute(head, 'name');
      if (name === undefined || /\sdisabled(\s|=|$)/.test(head)) return [];
      const form = attribute(head, 'form');
      if (tag === 'textarea')
        return [{ name, value: decoded(inside).replace(/^\n/, ''), kind: kindIn(head, 'text'), sent: true, form }];
      if (tag === 'select') return [{ name, value: chosen(inside), kind: 'select', sent: true, form }];
      const value = attribute(head, 'value') ?? '';
      if (tag === 'button') return [{ name, value, kind: 'submit', sent: false, form }];
      const type = attribute(head, 'type') ?? 'text';
      if (type === 'submit') return [{ name, value, kind: 'submit', sent: false, form }];
      if (type === 'file') return [{ name, value, kind: 'file', sent: false, form }];
      if (type === 'checkbox' || type === 'radio')
        return [
          { name, value: attribute(head, 'value') ?? 'on', kind: type, sent: /\schecked(\s|=|$)/.test(head), form },
        ];
      return [{ name, value, kind: kindIn(head, type), sent: true, form }];
    },
  );
}

function kindIn(head: string, type: string): string {
  return /\sreadonly(\s|=|$)/.test(head) ? 'readonly' : type;
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([\s\S]*?)(?=<\/option>|<option|$)/g)];
  const one = all.find(([, head = '']) => /\sselected(\s|=|$)/.test(head)) ?? all[0];
  return one ? (attribute(one[1] ?? '', 'value') ?? decoded(one[2] ?? '').trim()) : '';
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head);
  return found ? decoded(found[1]!) : undefined;
}

function decoded(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
