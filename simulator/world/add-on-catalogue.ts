import type { World } from '@/simulator/engine/world';
import { dayMs } from './ages';

type PlanRow = readonly [name: string, human: string, dollars: number];

interface ServiceRow {
  name: string;
  human: string;
  attachment: string;
  cliPlugin?: string;
  plans: readonly PlanRow[];
}

const services: readonly ServiceRow[] = [
  {
    name: 'heroku-postgresql',
    human: 'Heroku Postgres',
    attachment: 'DATABASE',
    cliPlugin: 'pg',
    plans: [
      ['essential-0', 'Essential 0', 5],
      ['essential-1', 'Essential 1', 9],
      ['essential-2', 'Essential 2', 20],
      ['standard-0', 'Standard 0', 50],
      ['standard-2', 'Standard 2', 200],
      ['standard-3', 'Standard 3', 400],
      ['premium-0', 'Premium 0', 200],
      ['premium-2', 'Premium 2', 350],
      ['premium-3', 'Premium 3', 750],
    ],
  },
  {
    name: 'heroku-redis',
    human: 'Heroku Key-Value Store',
    attachment: 'REDIS',
    cliPlugin: 'redis',
    plans: [
      ['mini', 'Mini', 3],
      ['premium-0', 'Premium 0', 15],
      ['premium-1', 'Premium 1', 30],
      ['premium-2', 'Premium 2', 60],
      ['premium-3', 'Premium 3', 120],
    ],
  },
  {
    name: 'heroku-kafka',
    human: 'Apache Kafka on Heroku',
    attachment: 'KAFKA',
    cliPlugin: 'kafka',
    plans: [
      ['basic-0', 'Basic 0', 100],
      ['standard-0', 'Standard 0', 1500],
    ],
  },
  {
    name: 'papertrail',
    human: 'Papertrail',
    attachment: 'PAPERTRAIL',
    plans: [
      ['choklad', 'Choklad', 0],
      ['fixa', 'Fixa', 9],
      ['liatorp', 'Liatorp', 65],
    ],
  },
  {
    name: 'mailgun',
    human: 'Mailgun',
    attachment: 'MAILGUN',
    plans: [
      ['starter', 'Starter', 0],
      ['basic', 'Basic', 35],
    ],
  },
  {
    name: 'sendgrid',
    human: 'Twilio SendGrid',
    attachment: 'SENDGRID',
    plans: [
      ['starter', 'Starter', 0],
      ['bronze', 'Bronze', 15],
    ],
  },
  {
    name: 'scheduler',
    human: 'Heroku Scheduler',
    attachment: 'SCHEDULER',
    plans: [['standard', 'Standard', 0]],
  },
  {
    name: 'memcachier',
    human: 'MemCachier',
    attachment: 'MEMCACHIER',
    plans: [
      ['dev', 'Developer', 0],
      ['100', '100 MB', 15],
    ],
  },
  {
    name: 'bonsai',
    human: 'Bonsai Elasticsearch',
    attachment: 'BONSAI',
    plans: [
      ['sandbox-6', 'Sandbox', 0],
      ['standard-sm', 'Standard Small', 50],
    ],
  },
  {
    name: 'cloudamqp',
    human: 'CloudAMQP',
    attachment: 'CLOUDAMQP',
    plans: [
      ['lemur', 'Little Lemur', 0],
      ['tiger', 'Tough Tiger', 19],
      ['panda', 'Power Panda', 99],
    ],
  },
  {
    name: 'newrelic',
    human: 'New Relic APM',
    attachment: 'NEW_RELIC',
    plans: [['wayne', 'Wayne', 0]],
  },
];

/** Adds the add-on services and their plans, with monthly prices, to a world. */
export function addAddOnCatalogue(world: World): void {
  const createdAtMs = world.now() - 2500 * dayMs;
  const times = { createdAtMs, updatedAtMs: createdAtMs + 2000 * dayMs };
  for (const row of services) {
    const service = world.services.add({
      id: world.uuid(`service:${row.name}`),
      name: row.name,
      humanName: row.human,
      state: 'ga',
      cliPluginName: row.cliPlugin ?? null,
      supportsMultipleInstallations: true,
      supportsSharing: row.name !== 'scheduler',
      attachmentName: row.attachment,
      ...times,
    });
    for (const [index, [name, human, dollars]] of row.plans.entries()) {
      world.plans.add({
        id: world.uuid(`plan:${row.name}:${name}`),
        serviceId: service.id,
        name: `${row.name}:${name}`,
        humanName: human,
        description: `${row.human} ${human}`,
        priceCents: dollars * 100,
        isDefault: index === 0,
        visible: true,
        ...times,
      });
    }
  }
}
