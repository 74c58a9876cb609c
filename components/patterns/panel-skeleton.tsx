import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';

const lines = ['first', 'second', 'third'];

/** Stands where a panel will be. */
export function PanelSkeleton({ title }: { title: string }) {
  return (
    <Panel aria-label={title}>
      <PanelHeader title={title} />
      <div aria-busy="true" className="flex flex-col gap-5 px-4 py-4">
        {lines.map((line) => (
          <Skeleton key={line} className="h-3" />
        ))}
      </div>
    </Panel>
  );
}
