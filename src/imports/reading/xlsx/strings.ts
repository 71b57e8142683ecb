import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import { hintOf, type FontHint } from '../vietnamese/old-text.js';
import { attribute, type XmlVisitor } from '../xml.js';
import { copyOf } from '../strings.js';
import { readPart, type Zip } from '../zip.js';

export interface SharedText {
  text: string;
  hint?: FontHint;
}

/** The texts that cells name by their number. */
export function readStrings(zip: Zip, part: string): SharedText[] {
  const texts: SharedText[] = [];
  const runs = new Runs();
  readPart(zip, part, {
    ...runs.visitor,
    open: (name, tag) => {
      if (name === 'si') runs.begin();
      runs.visitor.open(name, tag);
    },
    close: (name) => {
      runs.visitor.close(name);
      if (name === 'si') texts.push(runs.end());
      if (texts.length > TABLE_LIMITS.cells) throw new UnreadableFile({ code: 'too-big' });
    },
  });
  return texts;
}

/** One text in runs of several looks; how it is read aloud (rPh, in East Asian files) is not of it. */
export class Runs {
  private parts = '';
  private font?: FontHint;
  private in = '';
  private aloud = false;

  begin(): void {
    this.parts = '';
    this.font = undefined;
  }

  end(): SharedText {
    const text = withoutEscapes(copyOf(this.parts));
    return this.font ? { text, hint: this.font } : { text };
  }

  readonly visitor: XmlVisitor = {
    open: (name, tag) => {
      this.in = name;
      if (name === 'rPh') this.aloud = true;
      if (name === 'rFont') this.font ??= hintOf(attribute(tag, 'val') ?? '');
    },
    text: (text) => {
      if (this.in === 't' && !this.aloud) this.parts += text;
    },
    close: (name) => {
      this.in = '';
      if (name === 'rPh') this.aloud = false;
    },
  };
}

/** Characters that XML cannot hold are written as _x000D_. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_found, code: string) => String.fromCharCode(parseInt(code, 16)));
}
