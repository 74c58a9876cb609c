import { HostTag } from '@/components/patterns/host-tag';

type SignInFooterProps = { host: string; version: string; license: string; herokuHostTag: string | null };

export function SignInFooter({ host, version, license, herokuHostTag }: SignInFooterProps) {
  return (
    <footer className="flex flex-wrap items-center justify-center gap-x-2.5 gap-y-1 px-4 py-5 text-small text-subtle">
      <span className="font-mono">{host}</span>
      <span aria-hidden="true">•</span>
      <span>
        Dynodeck {version}, {license}
      </span>
      {herokuHostTag === null ? null : (
        <>
          <span aria-hidden="true">•</span>
          <span className="flex items-center gap-1.5">
            Heroku at <HostTag host={herokuHostTag} />
          </span>
        </>
      )}
    </footer>
  );
}
