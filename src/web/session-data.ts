export interface Flash {
  kind: 'success' | 'warning' | 'error';
  key: string;
  params?: Record<string, unknown>;
}

declare module 'fastify' {
  interface Session {
    accountId?: number;
    /** The account's password stamp at sign-in: a later password change ends the other sessions. */
    stamp?: string;
    signedInAt?: number;
    seenAt?: number;
    locked?: boolean;
    back?: string;
    flash?: Flash[];
    lang?: 'vi' | 'en';
  }
}
