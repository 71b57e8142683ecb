import { hintOf, type FontHint } from '../vietnamese/old-text.js';
import { attribute } from '../xml.js';

interface Style {
  parent?: string;
  font?: string;
  indent?: number;
  hidden?: boolean;
}

/** A level of indent as spreadsheets write it: ten points. */
const LEVEL = 10;
const POINTS: Record<string, number> = { pt: 1, cm: 72 / 2.54, mm: 72 / 25.4, in: 72, px: 0.75 };
const DEEPEST = 20;

/** The styles of a document, from its styles and its content: what of a cell's looks says something. */
export class OdsStyles {
  private readonly styles = new Map<string, Style>();
  private readonly faces = new Map<string, string>();
  private current?: Style;

  open(name: string, tag: string): void {
    if (name === 'font-face') this.faces.set(attribute(tag, 'name') ?? '', attribute(tag, 'font-family') ?? '');
    else if (name === 'style') this.begin(tag);
    else if (!this.current) return;
    else if (name === 'text-properties')
      this.current.font = attribute(tag, 'font-name') ?? attribute(tag, 'font-family');
    else if (name === 'paragraph-properties') this.current.indent = levels(attribute(tag, 'margin-left'));
    else if (name === 'table-properties') this.current.hidden = attribute(tag, 'display') === 'false';
  }

  close(name: string): void {
    if (name === 'style') this.current = undefined;
  }

  isHidden(name: string | undefined): boolean {
    return this.first(name, ({ hidden }) => hidden) ?? false;
  }

  indent(name: string | undefined): number {
    return this.first(name, ({ indent }) => indent) ?? 0;
  }

  hint(name: string | undefined): FontHint | undefined {
    const font = this.first(name, (style) => style.font);
    return font === undefined ? undefined : hintOf((this.faces.get(font) ?? font).replaceAll("'", ''));
  }

  private begin(tag: string): void {
    this.current = { parent: attribute(tag, 'parent-style-name') };
    this.styles.set(attribute(tag, 'name') ?? '', this.current);
  }

  /** What a style says, or the one that it is made from. */
  private first<T>(name: string | undefined, said: (style: Style) => T | undefined): T | undefined {
    for (let depth = 0; name !== undefined && depth < DEEPEST; depth++) {
      const style = this.styles.get(name);
      const found = style && said(style);
      if (found !== undefined) return found;
      name = style?.parent;
    }
    return undefined;
  }
}

function levels(margin: string | undefined): number | undefined {
  const [, size, unit] = /^([\d.]+)(pt|cm|mm|in|px)$/.exec(margin ?? '') ?? [];
  return size === undefined ? undefined : Math.round((Number(size) * POINTS[unit!]!) / LEVEL);
}
