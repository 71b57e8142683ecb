import { ConfigError } from './config.js';
import { EmbeddedDatabaseError } from './database/embedded/embedded-error.js';

/** What to tell a person whose start failed: one line for what was foreseen, the stack for the rest. */
export function failureText(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) return error.message;
  const { code, port, address, syscall, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return `PORT: ${port} is taken by another program; choose another, for example PORT=${(port ?? 3000) + 1} npm start`;
  }
  if (syscall === 'listen' && code === 'EACCES')
    return `PORT: this user may not listen on ${port}; choose one above 1023`;
  if (syscall === 'listen') return `HOST: cannot listen on ${address} (${code})`;
  if (syscall === 'connect' || syscall === 'getaddrinfo')
    return `DATABASE_URL: the database cannot be reached (${code})`;
  return stack ?? String(error);
}
