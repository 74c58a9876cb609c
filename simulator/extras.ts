export interface Extra {
  /** Resource and property path, as in the schema: `pipeline-coupling`, `pipeline.name`. */
  resource: string;
  property: string;
  variant: 'v3' | 'sdk' | 'both';
  why: string;
}

/** Every property an answer may carry beyond the published schema. Nothing else is allowed to. */
export const extras: readonly Extra[] = [
  {
    resource: 'pipeline-coupling',
    property: 'pipeline.name',
    variant: 'both',
    why: 'the official CLI prints the name of the pipeline of an app from its coupling',
  },
  {
    resource: 'sni-endpoint',
    property: 'ssl_cert.acm',
    variant: 'both',
    why: 'the official CLI tells managed certificates from uploaded ones by it',
  },
  {
    resource: 'app',
    property: 'process_tier',
    variant: 'sdk',
    why: 'heroku ps asks for the Eco quota when it is "eco"',
  },
  {
    resource: 'app',
    property: 'create_status',
    variant: 'sdk',
    why: 'heroku apps:info prints it unless it is "complete"',
  },
  {
    resource: 'add-on-attachment',
    property: 'addon.plan',
    variant: 'both',
    why: 'heroku pg finds its databases by it; only where `Accept-Inclusion: addon:plan` asks for it',
  },
  {
    resource: 'add-on-attachment',
    property: 'config_vars',
    variant: 'both',
    why: 'heroku pg finds a database by its config var; only where `Accept-Inclusion: config_vars` asks for it',
  },
  {
    resource: 'app-webhook-event',
    property: 'payload.published_at',
    variant: 'both',
    why: 'heroku webhooks:events prints it',
  },
];

/** Text the schema gives a format that the live API does not keep: a hostname is no URI. */
export const nominalFormats: Readonly<Record<string, readonly string[]>> = { domain: ['hostname'] };
