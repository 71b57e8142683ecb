import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import session from '@fastify/session';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import connectPgSimple from 'connect-pg-simple';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppModule } from './app.module.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { DatabaseWatch } from './database/database-watch.js';
import { Db } from './database/db.js';
import { bodies } from './edge/bodies.js';
import { sendOn } from './edge/former-addresses.js';
import { FormerSessions } from './edge/former-session.js';
import { gate, withoutSession } from './edge/gate.js';
import { GuestSessions, sessionCookie } from './edge/guest-session.js';
import { sayMissingProto, trusted } from './edge/proxy.js';
import { safeHeaders } from './edge/safe-headers.js';
import { LONGEST_PART, SERVER_OPTIONS } from './edge/server-options.js';
import { Lifecycle } from './lifecycle.js';
import { takeMarks, watchForms } from './kept/kept-hooks.js';
import { KeptForms } from './kept/kept-forms.service.js';
import { sendOnce } from './kept/send-once.js';
import { SentForms } from './kept/sent-forms.service.js';
import { FILES_AT_ONCE, FORM_BYTES } from './web/form-bytes.js';
import { readFormsOnly } from './web/form-body.js';
import { Labels } from './web/labels.js';
import { Views } from './web/views.js';
import { watchTemplates } from './web/watch-templates.js';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The web side, from the outside in. The caller listens. */
export async function makeApp(
  config: Config,
  databaseUrl: string,
  clock = new Clock(config.timeZone),
  lifecycle = new Lifecycle(),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...SERVER_OPTIONS,
    bodyLimit: FORM_BYTES,
    trustProxy: trusted(config.trustProxy),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PART },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, databaseUrl, clock, lifecycle),
    adapter,
    {
      logger: config.logLevel === 'silent' ? false : ['warn', 'error', 'fatal'],
      bodyParser: true,
    },
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  safeHeaders(fastify);
  await security(fastify, config);
  sayMissingProto(fastify, config);
  sendOn(fastify);
  gate(fastify, lifecycle, app.get(DatabaseWatch));
  const former = new FormerSessions(config, clock);
  await sessions(fastify, config, app.get(Db), former);
  bodies(fastify, former);
  await forms(fastify, config, app.get(KeptForms), app.get(SentForms));
  await assets(fastify, config);
  if (config.templates.live) watchTemplates(fastify, config.templates.folder, app.get(Views), app.get(Labels));
  await app.init();
  return app;
}

async function security(fastify: FastifyInstance, config: Config): Promise<void> {
  const self = ["'self'"];
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        fontSrc: self,
        imgSrc: [...self, 'data:'],
        connectSrc: self,
        formAction: self,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: self,
        ...(config.secureCookies ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: config.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
}

async function sessions(fastify: FastifyInstance, config: Config, db: Db, former: FormerSessions): Promise<void> {
  const PgStore = connectPgSimple({ Store: (await import('@fastify/session')).default.Store } as never);
  const pool = { query: async (text: string, values: unknown[]) => ({ rows: await db.rows(text, values) }) };
  const store = new PgStore({
    pool: pool as never,
    tableName: 'sessions',
    pruneSessionInterval: 900,
    ttl: config.sessionHours * 3600,
  });
  const guests = new GuestSessions(config);
  await fastify.register(cookie, { secret: config.sessionSecret });
  withoutSession(fastify, sessionCookie(config));
  guests.writeBeforeSession(fastify);
  former.write(fastify);
  await fastify.register(session, {
    secret: config.sessionSecret,
    cookieName: sessionCookie(config),
    // Without an age it ends with the browser; who signs in may choose otherwise.
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/' },
    saveUninitialized: false,
    rolling: false,
    store: store as never,
  });
  guests.readAfterSession(fastify);
  // Its timer would ask a pool that has ended.
  fastify.addHook('onClose', async () => store.close());
}

async function forms(fastify: FastifyInstance, config: Config, kept: KeptForms, sent: SentForms): Promise<void> {
  readFormsOnly(fastify);
  await fastify.register(multipart, {
    // A file is cut at the limit instead of thrown with all that was typed beside it: see watchForms.
    throwFileSizeLimit: false,
    limits: {
      fileSize: config.uploadMaxMb * 1024 * 1024,
      files: FILES_AT_ONCE,
      fieldSize: FORM_BYTES,
      fields: 400,
      parts: 410,
    },
  });
  takeMarks(fastify, config);
  await fastify.register(csrf, { sessionPlugin: '@fastify/session', getToken: csrfToken });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (CHANGES.has(request.method)) fastify.csrfProtection(request, reply, done);
    else done();
  });
  watchForms(fastify, kept);
  sendOnce(fastify, sent);
}

function csrfToken(request: FastifyRequest): string {
  const body = request.body as { _csrf?: unknown } | null;
  const field = body?._csrf;
  if (typeof field === 'string') return field;
  const part = field as { value?: unknown } | undefined;
  return typeof part?.value === 'string' ? part.value : String(request.headers['x-csrf-token'] ?? '');
}

async function assets(fastify: FastifyInstance, { templates }: Config): Promise<void> {
  const long = { maxAge: '7d', decorateReply: false, index: false as const };
  const modules = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  await fastify.register(fastifyStatic, {
    root: join(templates.folder, 'assets'),
    prefix: '/assets/',
    maxAge: templates.live ? 0 : '1h',
    index: false,
  });
  await fastify.register(fastifyStatic, {
    ...long,
    root: join(modules('@fontsource/be-vietnam-pro'), 'files'),
    prefix: '/vendor/fonts/',
  });
  const vendor: [string, string, string][] = [
    ['/vendor/govuk-frontend.min.css', join(modules('govuk-frontend'), 'dist/govuk'), 'govuk-frontend.min.css'],
    ['/vendor/htmx.min.js', join(modules('htmx.org'), 'dist'), 'htmx.min.js'],
  ];
  for (const [path, root, file] of vendor)
    fastify.get(path, (_, reply) => reply.sendFile(file, root, { maxAge: '7d' }));
}
