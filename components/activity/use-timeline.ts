'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { activityOptions, buildsOptions } from '@/lib/queries/activity';
import { releasesOptions } from '@/lib/queries/releases';
import { mergeActivity, timelineLooksAt } from '@/lib/rules/activity';

/** An app's whole timeline: what the console remembers, with releases and builds as Heroku tells them now. */
export function useTimeline(app: string) {
  const remembered = useQuery(activityOptions(app, timelineLooksAt.remembered));
  const releases = useQuery(releasesOptions(app, timelineLooksAt.releases));
  const builds = useQuery(buildsOptions(app));
  const entries = useMemo(() => {
    const told = (releases.data?.items ?? []).flatMap(({ createdAt, ...release }) =>
      createdAt === null ? [] : [{ ...release, at: createdAt }],
    );
    const versions = new Set(told.map(({ version }) => version));
    const logged = remembered.data?.releases.filter(({ version }) => !versions.has(version)) ?? [];
    return mergeActivity({
      ours: remembered.data?.ours ?? [],
      changes: remembered.data?.changes ?? [],
      releases: [...told, ...logged],
      builds: builds.data?.items ?? [],
    });
  }, [remembered.data, releases.data, builds.data]);
  return { entries, remembered, releases, builds };
}
