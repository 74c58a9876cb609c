import { Random } from './random';

const adjectives = ['curved', 'silhouetted', 'rugged', 'deep', 'metric', 'opaque', 'perpendicular', 'symmetrical'];
const attachmentWords = ['amber', 'aqua', 'bronze', 'cobalt', 'copper', 'crimson', 'jade', 'olive', 'onyx', 'teal'];

/** A default name as the platform gives it: `postgresql-curved-41872`. */
export function addOnName(service: string, random: Random): string {
  return `${service.replace(/^heroku-/, '')}-${random.pick(adjectives)}-${random.int(10_000, 99_999)}`;
}

/** A second attachment of a service gets a colour: `HEROKU_REDIS_AMBER`. */
export function colouredAttachment(service: string, random: Random): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_${random.pick(attachmentWords).toUpperCase()}`;
}

/**
 * The config vars that an add-on puts into an app under the name of an attachment. Depends on the add-on's name and the
 * attachment's alone: two apps that share a database get the same values.
 */
export function attachedVars(service: string, attachment: string, addOn: string): Record<string, string> {
  const random = new Random(`attached:${addOn}`);
  const host = `ec2-${random.int(34, 54)}-${random.int(10, 250)}-${random.int(10, 250)}-${random.int(10, 250)}`;
  const aws = `${host}.eu-west-1.compute.amazonaws.com`;
  switch (service) {
    case 'heroku-postgresql':
      return {
        [`${attachment}_URL`]: `postgres://u${random.hex(13)}:p${random.hex(63)}@${aws}:5432/d${random.hex(13)}`,
      };
    case 'heroku-redis':
      return { [`${attachment}_URL`]: `rediss://:p${random.hex(64)}@${aws}:${random.int(6000, 32_000)}` };
    case 'heroku-kafka':
      return { [`${attachment}_URL`]: `kafka+ssl://${aws}:9096`, [`${attachment}_PREFIX`]: `${addOn}.` };
    case 'papertrail':
      return { [`${attachment}_API_TOKEN`]: random.token(20) };
    case 'mailgun':
      return {
        [`${attachment}_API_KEY`]: `key-${random.hex(32)}`,
        [`${attachment}_DOMAIN`]: `app${random.int(100_000_000, 999_999_999)}.mailgun.org`,
      };
    case 'sendgrid':
      return {
        [`${attachment}_USERNAME`]: `app${random.int(100_000_000, 999_999_999)}@heroku.com`,
        [`${attachment}_PASSWORD`]: random.token(24),
      };
    case 'memcachier':
      return {
        [`${attachment}_SERVERS`]: `mc${random.int(1, 5)}.dev.ec2.memcachier.com:11211`,
        [`${attachment}_PASSWORD`]: random.hex(32),
      };
    case 'bonsai':
      return {
        [`${attachment}_URL`]: `https://${random.hex(10)}:${random.hex(12)}@${addOn}.eu-west-1.bonsaisearch.net`,
      };
    case 'cloudamqp':
      return { [`${attachment}_URL`]: `amqps://${random.hex(8)}:${random.token(32)}@hawk.rmq.cloudamqp.com/vhost` };
    case 'newrelic':
      return { [`${attachment}_LICENSE_KEY`]: `eu01xx${random.hex(34)}` };
    default:
      return {};
  }
}
