import type { Xray } from '@/lib/reads/release-xray';
import { codeName } from '@/lib/rules/rollback';
import { SlugFactsCell } from './slug-facts';
import { Fate, XrayRow } from './xray-row';

const mostShown = 3;

/** The slugs of both ends, and those that would no longer run. */
export function XrayCode({ xray }: { xray: Xray }) {
  const { now, target, slugs, lost, passed } = xray;
  const more = lost.length - mostShown;
  const descriptionOf = (version: number) => passed.find((release) => release.version === version)?.description ?? '';
  return (
    <XrayRow
      label="Code"
      now={<SlugFactsCell id={now.slug} facts={slugs.now} />}
      target={<SlugFactsCell id={target.slug} facts={slugs.target} />}
      lose={
        <>
          {now.slug === target.slug ? <Fate kind="same">the same slug</Fate> : null}
          {now.slug !== target.slug && lost.length === 0 ? <Fate kind="changed">runs older code again</Fate> : null}
          {lost.slice(0, mostShown).map(({ slug, version, facts }) => (
            <Fate key={slug} kind="lost">
              <span className="font-mono">{codeName(slug, facts?.commit)}</span>{' '}
              <bdi>{facts?.subject ?? descriptionOf(version)}</bdi>
            </Fate>
          ))}
          {more > 0 ? (
            <details>
              <summary className="cursor-pointer pl-5 text-muted">and {more} more slugs</summary>
              {lost.slice(mostShown).map(({ slug, version, facts }) => (
                <Fate key={slug} kind="lost">
                  <span className="font-mono">{codeName(slug, facts?.commit)}</span>{' '}
                  <bdi>{facts?.subject ?? descriptionOf(version)}</bdi>
                </Fate>
              ))}
            </details>
          ) : null}
        </>
      }
    />
  );
}
