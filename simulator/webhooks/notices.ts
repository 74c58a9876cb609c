import { currentRelease } from '@/simulator/engine/current-release';
import type { Actor, Happening } from '@/simulator/engine/happenings';
import type { World } from '@/simulator/engine/world';
import type { App, Release } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { serialiseAddOn } from '@/simulator/serialise/add-on';
import { processTier, serialiseApp } from '@/simulator/serialise/app';
import { serialiseAttachment } from '@/simulator/serialise/attachment';
import { serialiseBuild } from '@/simulator/serialise/build';
import { serialiseDyno } from '@/simulator/serialise/dyno';
import { serialiseFormation } from '@/simulator/serialise/formation';
import { serialiseRelease } from '@/simulator/serialise/release';
import { stamp } from '@/simulator/serialise/stamp';
import type { Notice } from './model';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** What subscribers are told when something happens; a change of several process types is several notices. */
export function noticesAbout(world: World, happening: Happening, streams: string): Notice[] {
  const { app } = happening;
  const actor = happening.actor ?? world.actor ?? platformActor(world);
  const notice = (include: string, action: string, data: JsonObject, previous: JsonObject = {}): Notice[] => {
    return [{ include, action, data, previous, actor }];
  };
  switch (happening.kind) {
    case 'dyno':
      return [{ ...dynoNotice(happening), actor: platformActor(world) }];
    case 'output':
      return [];
    case 'run':
      return notice('api:dyno', 'create', serialiseDyno(app, happening.dyno));
    case 'scale':
      return happening.changes.flatMap(({ formation, before }) => {
        const previous: JsonObject = {};
        if (before.quantity !== formation.quantity) previous.quantity = before.quantity;
        if (before.size !== formation.size) previous.size = before.size;
        return notice('api:formation', 'update', serialiseFormation(app, formation), previous);
      });
    case 'release': {
      const previous = happening.action === 'update' ? { status: 'pending' } : {};
      return notice('api:release', happening.action, releaseData(app, happening.release, streams), previous);
    }
    case 'build': {
      const previous = happening.action === 'update' ? { status: 'pending' } : {};
      return notice('api:build', happening.action, serialiseBuild(app, happening.build, streams, 'v3'), previous);
    }
    case 'add-on': {
      const data = serialiseAddOn(world, happening.addOn, { variant: 'v3', expansions: [] });
      return notice('api:addon', happening.action, data, happening.previous);
    }
    case 'attachment':
      return notice('api:addon-attachment', happening.action, serialiseAttachment(world, happening.attachment));
    case 'app':
      return notice('api:app', happening.action, serialiseApp(world, app, 'v3'), happening.previous);
    case 'resource':
      return notice(happening.include, happening.action, happening.data);
  }
}

function platformActor(world: World): Actor {
  return { id: world.uuid('account:noreply+webhooks@heroku.com'), email: 'noreply+webhooks@heroku.com' };
}

function releaseData(app: App, release: Release, streams: string): JsonObject {
  const currentId = currentRelease(app)?.id ?? null;
  const { slug } = release;
  return {
    ...serialiseRelease(app, release, { currentId, streams, variant: 'v3' }),
    app: { id: app.id, name: app.name, process_tier: processTier(app) },
    slug: slug ? { id: slug.id, commit: slug.commit, commit_description: slug.commitDescription } : null,
    stack: slug?.stack ?? app.stack,
    pstable: slug ? { ...slug.processTypes } : {},
  };
}

function dynoNotice({ app, dyno, before, isGone, exitStatus }: Of<'dyno'>): Omit<Notice, 'actor'> {
  const management = app.formation.has(dyno.type)
    ? `scale:${dyno.type}`
    : `run:${dyno.attachUrl ? 'attached' : 'detached'}`;
  const isReplaced = dyno.state === 'starting' && before !== null;
  const data: JsonObject = {
    id: dyno.id,
    app: { id: app.id, name: app.name },
    name: dyno.name,
    type: dyno.type,
    size: dyno.size,
    command: dyno.command,
    state: isGone ? 'down' : dyno.state,
    exit_status: exitStatus,
    management,
    release: { id: dyno.releaseId, version: dyno.releaseVersion },
    attachable: dyno.attachUrl !== null,
    created_at: stamp(dyno.createdAtMs),
    updated_at: stamp(dyno.updatedAtMs),
  };
  const action = isGone ? 'destroy' : before === null || isReplaced ? 'create' : 'update';
  return { include: 'dyno', action, data, previous: before && action === 'update' ? { state: before.state } : {} };
}
