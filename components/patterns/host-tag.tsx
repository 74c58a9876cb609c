import { Tag } from '@/components/ui/tag';

/** Says which server stands in for the real one. */
export function HostTag({ host }: { host: string }) {
  return (
    <Tag look="amber" title={`This console talks to ${host}`} className="max-w-36">
      <span className="truncate">{host}</span>
    </Tag>
  );
}
