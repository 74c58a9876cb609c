import 'server-only';
import { z } from 'zod';
import { nullable, openEnum, tolerant } from './tolerance';

// What a resource is recognised by is required: without it an answer is no answer. Everything else may be missing.
// Names are Heroku's own. https://devcenter.heroku.com/articles/platform-api-reference

const text = z.string();
const identity = z.string().min(1);
const timestamp = text;
const reference = z.object({ id: identity, name: identity });

export const appSchema = z.object({
  id: identity,
  name: identity,
  owner: tolerant(z.object({ id: identity, email: text })),
  team: nullable(reference),
  space: nullable(reference),
  region: tolerant(reference),
  stack: tolerant(reference),
  build_stack: tolerant(reference),
  generation: nullable(z.union([text, z.object({ name: text }).transform(({ name }) => name)])),
  maintenance: tolerant(z.boolean()),
  acm: tolerant(z.boolean()),
  web_url: nullable(text),
  slug_size: nullable(z.number()),
  archived_at: nullable(timestamp),
  released_at: nullable(timestamp),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** One app. `slug_size` is in bytes. */
export type App = z.infer<typeof appSchema>;

export const formationSchema = z
  .object({
    id: identity,
    type: identity,
    quantity: z.number().int().nonnegative(),
    size: tolerant(text),
    dyno_size: nullable(z.object({ name: text })),
    command: tolerant(text),
    app: tolerant(reference),
    created_at: tolerant(timestamp),
    updated_at: tolerant(timestamp),
  })
  .transform(({ dyno_size, ...formation }) => ({ ...formation, size: formation.size ?? dyno_size?.name ?? null }));
/** One process type of an app: how many dynos of which size. */
export type Formation = z.infer<typeof formationSchema>;

export const dynoSchema = z.object({
  id: identity,
  name: identity,
  type: identity,
  state: openEnum('starting', 'up', 'idle', 'crashed', 'down', 'stopping'),
  size: tolerant(text),
  command: tolerant(text),
  release: tolerant(z.object({ id: identity, version: z.number() })),
  app: tolerant(reference),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** One running process. `updated_at` is when its state last changed. */
export type Dyno = z.infer<typeof dynoSchema>;

export const releaseSchema = z.object({
  id: identity,
  version: z.number().int(),
  status: tolerant(openEnum('pending', 'succeeded', 'failed', 'expired')),
  description: tolerant(text),
  current: tolerant(z.boolean()),
  user: tolerant(z.object({ id: identity, email: text })),
  slug: nullable(z.object({ id: identity })),
  app: tolerant(reference),
  addon_plan_names: tolerant(z.array(text)),
  eligible_for_rollback: tolerant(z.boolean()),
  output_stream_url: nullable(text),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** One release of an app; `slug` is null before the first deploy. Whoever has `output_stream_url` can read it. */
export type Release = z.infer<typeof releaseSchema>;

export const slugSchema = z.object({
  id: identity,
  commit: nullable(text),
  commit_description: nullable(text),
  buildpack_provided_description: nullable(text),
  process_types: tolerant(z.record(z.string(), text)),
  stack: tolerant(reference),
  created_at: tolerant(timestamp),
});
/** One slug; it never changes. The address of its archive is left out: whoever has it can read the code. */
export type Slug = z.infer<typeof slugSchema>;

/** Config vars by name. The values are secrets. */
export const configVarsSchema = z.record(z.string(), text);

export const buildSchema = z.object({
  id: identity,
  status: tolerant(openEnum('failed', 'pending', 'succeeded')),
  user: tolerant(z.object({ id: identity, email: text })),
  source_blob: tolerant(z.object({ version: nullable(text) })),
  release: nullable(z.object({ id: identity })),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** One build; `release` is what it made, null where it made none or has not yet. */
export type Build = z.infer<typeof buildSchema>;

export const pipelineSchema = z.object({
  id: identity,
  name: identity,
  owner: nullable(z.object({ id: identity, type: text })),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
export type Pipeline = z.infer<typeof pipelineSchema>;

export const couplingSchema = z.object({
  id: identity,
  app: z.object({ id: identity }),
  pipeline: z.object({ id: identity, name: nullable(text) }),
  stage: openEnum('test', 'review', 'development', 'staging', 'production'),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** The place of one app in one pipeline. The app may be one that the account cannot see. */
export type Coupling = z.infer<typeof couplingSchema>;

export const addOnSchema = z.object({
  id: identity,
  name: identity,
  app: reference,
  addon_service: tolerant(reference),
  plan: tolerant(reference),
  state: tolerant(openEnum('provisioning', 'provisioned', 'deprovisioning', 'deprovisioned', 'suspended')),
  billed_price: nullable(z.object({ cents: z.number(), contract: tolerant(z.boolean()), unit: tolerant(text) })),
  config_vars: tolerant(z.array(text)),
  web_url: nullable(text),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
/** One add-on. `billed_price` is null when it is free or under contract; `config_vars` are names, never values. */
export type AddOn = z.infer<typeof addOnSchema>;

export const domainSchema = z.object({
  id: identity,
  hostname: identity,
  kind: tolerant(openEnum('heroku', 'custom')),
  cname: nullable(text),
  status: tolerant(text),
  acm_status: nullable(text),
  acm_status_reason: nullable(text),
  sni_endpoint: nullable(reference),
  app: tolerant(reference),
  created_at: tolerant(timestamp),
  updated_at: tolerant(timestamp),
});
export type Domain = z.infer<typeof domainSchema>;

export const sniEndpointSchema = z.object({
  id: identity,
  name: identity,
  ssl_cert: tolerant(
    z.object({
      cert_domains: tolerant(z.array(text)),
      expires_at: nullable(timestamp),
    }),
  ),
});
/** One certificate that an app answers with. */
export type SniEndpoint = z.infer<typeof sniEndpointSchema>;

export const dynoSizeSchema = z.object({
  id: identity,
  name: identity,
  cost: nullable(z.object({ cents: z.number(), unit: tolerant(text) })),
  memory: tolerant(z.number()),
  compute: tolerant(z.number()),
  dedicated: tolerant(z.boolean()),
  private_space_only: tolerant(z.boolean()),
  generation: nullable(z.union([text, z.object({ name: text }).transform(({ name }) => name)])),
});
/** A size that dynos can have. `memory` is in GB, `cost` for a whole month of one dyno. */
export type DynoSize = z.infer<typeof dynoSizeSchema>;

export const accountSchema = z.object({
  id: identity,
  email: z.string().min(3),
  name: nullable(text),
  verified: tolerant(z.boolean()),
  two_factor_authentication: tolerant(z.boolean()),
  suspended_at: nullable(timestamp),
  delinquent_at: nullable(timestamp),
});
export type Account = z.infer<typeof accountSchema>;

export const rateLimitsSchema = z.object({ remaining: z.number().int().nonnegative() });
/** Calls left in the account's bucket. */
export type RateLimits = z.infer<typeof rateLimitsSchema>;

export const oauthTokensSchema = z.object({
  access_token: identity,
  refresh_token: nullable(identity),
  expires_in: nullable(z.number().positive()),
  token_type: nullable(text),
  user_id: nullable(identity),
  session_nonce: nullable(text),
});
/** What an OAuth grant is exchanged for. `expires_in` is in seconds, null when the token does not expire. */
export type OAuthTokens = z.infer<typeof oauthTokensSchema>;

/** For the answers of restarts and the like, which say nothing but that they were accepted. */
export const nothingSchema = z.unknown().transform(() => null);
