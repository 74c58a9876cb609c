import { Info } from 'lucide-react';
import type * as React from 'react';
import { StatusShape } from '@/components/patterns/status-shape';
import { cn } from '@/components/ui/cn';
import type { Notice } from './notices';

export function NoticeBox({ notice, children }: { notice: Notice; children?: React.ReactNode }) {
  const isDanger = notice.tone === 'danger';
  return (
    <div
      data-slot="notice"
      role={isDanger ? 'alert' : 'status'}
      className={cn(
        'flex items-start gap-2.5 rounded-md border p-3',
        isDanger ? 'border-danger-edge bg-danger-ground' : 'border-info-edge bg-info-subtle',
      )}
    >
      {isDanger ? (
        <StatusShape status="crashed" className="mt-0.75" />
      ) : (
        <Info aria-hidden="true" strokeWidth={1.75} className="mt-0.75 size-3.5 shrink-0 text-info-mark" />
      )}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{notice.title}</p>
        <div className="text-pretty text-muted">{children ?? notice.text}</div>
      </div>
    </div>
  );
}
