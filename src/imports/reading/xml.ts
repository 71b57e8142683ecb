import { damaged } from './damaged.js';

/** Names come without their prefix; `tag` is what stands between the angle brackets, for `attribute`. */
export interface XmlVisitor {
  open(name: string, tag: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** No tag, comment or text of a spreadsheet is as long as this. */
const LONGEST = 4_000_000;
const SPECIAL: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Elements and texts of an XML document that comes piece by piece. It knows what spreadsheets write and nothing else: a document
 * with a DOCTYPE (and so with entities of its own) is `damaged`.
 */
export class XmlReader {
  private rest = '';

  constructor(private readonly visitor: XmlVisitor) {}

  write(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = this.step(text, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST) throw damaged();
  }

  end(): void {
    if (this.rest.trim() !== '') throw damaged();
  }

  /** Where the next markup or text begins; below nought where its end has not come yet. */
  private step(text: string, at: number): number {
    if (text[at] !== '<') return this.letters(text, at);
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) return this.cdata(text, at + 9);
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<!', at) && text.length - at >= 9) throw damaged();
    return text.startsWith('<!', at) ? -1 : this.tag(text, at + 1);
  }

  private letters(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end < 0) return -1;
    this.visitor.text(unescaped(text.slice(at, end)));
    return end;
  }

  private cdata(text: string, at: number): number {
    const end = text.indexOf(']]>', at);
    if (end < 0) return -1;
    this.visitor.text(text.slice(at, end));
    return end + 3;
  }

  private tag(text: string, at: number): number {
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    const tag = text.slice(at, end);
    if (tag[0] === '/') this.visitor.close(nameOf(tag, 1));
    else {
      const name = nameOf(tag, 0);
      this.visitor.open(name, tag);
      if (tag.endsWith('/')) this.visitor.close(name);
    }
    return end + 1;
  }
}

/** An attribute's value by its name without its prefix. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    if (before > 0x20 && before !== 0x3a) continue;
    let from = at + name.length;
    while (tag.charCodeAt(from) <= 0x20) from++;
    if (tag[from] !== '=') continue;
    do from++;
    while (tag.charCodeAt(from) <= 0x20);
    const quote = tag[from];
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, from + 1) : -1;
    if (end > 0) return unescaped(tag.slice(from + 1, end));
  }
  return undefined;
}

function nameOf(tag: string, from: number): string {
  let end = from;
  let start = from;
  for (; end < tag.length; end++) {
    const character = tag.charCodeAt(end);
    if (character <= 0x20 || character === 0x2f) break;
    if (character === 0x3a) start = end + 1;
  }
  return tag.slice(start, end);
}

/** A bracket within quotes ends nothing. */
function endOfTag(text: string, start: number): number {
  let from = start;
  for (;;) {
    const end = text.indexOf('>', from);
    const quote = nextQuote(text, from, end);
    if (end < 0 || quote < 0) return end;
    const close = text.indexOf(text[quote]!, quote + 1);
    if (close < 0) return -1;
    from = close + 1;
  }
}

function nextQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x22 || character === 0x27) return at;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function unescaped(text: string): string {
  return text.includes('&') ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, entity) : text;
}

function entity(found: string, name: string): string {
  if (name[0] !== '#') return SPECIAL[name] ?? found;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
