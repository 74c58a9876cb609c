import 'server-only';
import { z } from 'zod';
import { appCountsOf, type ConnectionSummary, connectionsOf } from '@/lib/connections/reach';
import { share, unshare } from '@/lib/connections/share';
import { type SharedReach, sharedReachOf } from '@/lib/connections/shared-reach';
import { formatPlural } from '@/lib/format';
import { Failure, fail } from '@/lib/result';
import { defineOperation } from './operation';

const Input = z.object({ connection: z.uuid(), isShared: z.boolean() });
type State = { connection: ConnectionSummary; apps: number; reach: SharedReach };

function refuse(reason: string, nextStep: string | null = null): never {
  throw new Failure(fail('refused', reason, nextStep).error);
}

/** Opens a connection of one's own to everyone here, or makes a shared one private again. */
export const shareConnection = defineOperation<z.infer<typeof Input>, State>({
  name: 'share-connection',
  verb: 'connections:share',
  input: Input,
  app: () => null,

  async load({ viewer }, { connection: id }) {
    const connection = (await connectionsOf(viewer)).find((candidate) => candidate.id === id);
    if (!connection) throw new Failure(fail('not_found', 'There is no such connection within your reach.').error);
    const [counts, reach] = await Promise.all([appCountsOf([id]), sharedReachOf({ connectionId: id })]);
    return { connection, apps: counts.get(id) ?? 0, reach };
  },

  plan({ connection, apps, reach }, { isShared }) {
    const { name, herokuEmail, isOwn } = connection;
    if (connection.isShared === isShared) refuse(`${name} is ${isShared ? 'shared' : 'private'} already.`);
    if (isShared && !isOwn) refuse('Only the person whose Heroku account it is may share it.');
    return {
      title: isShared ? `Share ${name} with everyone here` : `Make ${name} private`,
      done: isShared ? `Shared ${name} with everyone here` : `Made ${name} private`,
      changes: [
        {
          label: 'Who sees its apps',
          from: isShared ? connection.ownerName : 'everyone here',
          to: isShared ? 'everyone here' : connection.ownerName,
        },
      ],
      consequences: isShared
        ? [
            `${formatPlural(apps, 'app')} will be visible to everyone here, and operators may change them.`,
            `Whatever they do spends the API budget of ${herokuEmail}, and Heroku names that account as its author; the audit log here names the person.`,
          ]
        : [
            `${formatPlural(reach.onlyThere, 'app')} that no other shared connection reaches will vanish for everyone who does not see them otherwise.`,
          ],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'confirm',
      typed: null,
    };
  },

  async execute({ viewer, now }, { connection, isShared }) {
    const isChanged = isShared ? await share(connection, viewer.personId, now) : await unshare(connection);
    if (!isChanged) refuse('Somebody else was faster.', 'Look at the connection again.');
  },

  async verify({ viewer }, { connection: id, isShared }) {
    const connection = (await connectionsOf(viewer)).find((candidate) => candidate.id === id);
    return (connection?.isShared ?? false) === isShared ? 'done' : 'not_done';
  },

  inverse: ({ connection }) => ({ connection: connection.id, isShared: connection.isShared }),
});
