import type * as React from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { formatSpan } from '@/lib/format';
import type { CrashStory } from '@/lib/rules/crash-story';
import type { Trouble } from '@/lib/rules/trouble';

/** What is wrong, and what is known of it. */
export function TroubleSentence({ trouble, story }: { trouble: Trouble; story: CrashStory | null }) {
  switch (trouble.kind) {
    case 'crashed':
      return (
        <Line
          title={
            <>
              {crashedNames(trouble)} crashed{' '}
              {trouble.sinceAt === null ? null : <RelativeTime at={trouble.sinceAt} form="sentence" />}
            </>
          }
        >
          {story ? <Story story={story} /> : <Background trouble={trouble} />}
        </Line>
      );
    case 'release-failed':
      return <Line title={`v${trouble.version} failed`}>The release before it is still running.</Line>;
    case 'release-pending':
      return (
        <Line title={`v${trouble.version} is being released`}>
          Dynos change over when its release command has succeeded.
        </Line>
      );
    case 'maintenance':
      return <Line title="Maintenance is on">Visitors get Heroku’s maintenance page.</Line>;
    case 'no-dynos':
      return <Line title="Nothing runs">Every process type of this production app is at 0.</Line>;
  }
}

function Line({ title, children }: { title: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="min-w-0 flex-1 basis-60">
      <strong className="font-medium">{title}</strong> <span className="ml-1 text-muted">{children}</span>
    </p>
  );
}

function Story({ story: { live, isFirst, before } }: { story: CrashStory }) {
  return (
    <>
      {isFirst ? 'First crash since ' : null}v{live.version} went live <RelativeTime at={live.at} form="sentence" />.
      {before ? ` v${before.version} ran ${formatSpan(before.ranMs)} before it.` : null}
    </>
  );
}

function Background({ trouble }: { trouble: Extract<Trouble, { kind: 'crashed' }> }) {
  return (
    <>
      {trouble.total - trouble.count} of {trouble.total} dynos run on.{' '}
      {trouble.liveSince?.at ? (
        <>
          v{trouble.liveSince.version} went live <RelativeTime at={trouble.liveSince.at} form="sentence" />.
        </>
      ) : null}
    </>
  );
}

function crashedNames(trouble: Extract<Trouble, { kind: 'crashed' }>): string {
  return trouble.count > trouble.dynos.length ? `${trouble.count} dynos` : trouble.dynos.join(', ');
}
