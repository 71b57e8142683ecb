import type { FastifyRequest } from 'fastify';

/** A multipart body taken apart: texts by name (the last of a name wins, `name[]` collect) and files with their bytes. */
export interface Upload {
  fields: Record<string, string | string[]>;
  files: UploadedFile[];
}

export interface UploadedFile {
  field: string;
  name: string;
  bytes: Buffer;
}

interface Part {
  type: 'field' | 'file';
  fieldname: string;
  filename?: string;
  value?: unknown;
  toBuffer?: () => Promise<Buffer>;
}

/** The same of a form that may come with files or plain. */
export async function uploadOf(request: FastifyRequest, body: unknown): Promise<Upload> {
  return request.isMultipart() ? readUpload(body) : { fields: (body ?? {}) as Upload['fields'], files: [] };
}

export async function readUpload(body: unknown): Promise<Upload> {
  const upload: Upload = { fields: {}, files: [] };
  for (const value of Object.values((body ?? {}) as Record<string, unknown>)) {
    for (const part of Array.isArray(value) ? value : [value]) await take(part as Part, upload);
  }
  return upload;
}

async function take(part: Part, upload: Upload): Promise<void> {
  if (part?.type === 'field') {
    const before = upload.fields[part.fieldname];
    const text = String(part.value ?? '');
    upload.fields[part.fieldname] = before === undefined ? text : [before, text].flat();
  } else if (part?.type === 'file' && part.filename && part.toBuffer) {
    const bytes = await part.toBuffer();
    if (bytes.length > 0) upload.files.push({ field: part.fieldname, name: part.filename, bytes });
  }
}
