'use client';

import { Construction, ExternalLink, RotateCw } from 'lucide-react';
import Link from 'next/link';
import { restartApp, setMaintenance } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Button } from '@/components/ui/button';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import { routes } from '@/lib/routes';
import type { Remedy } from '@/lib/rules/concerns';

/** Why this person may not do something to apps; null where they may. */
export type Reasons = { restart: string | null; maintenance: string | null };

export type AppRemedy = Remedy | { kind: 'begin-maintenance' };

type RemedyButtonProps = {
  app: FleetRow;
  remedy: AppRemedy;
  reasons: Reasons;
  size?: 'md' | 'touch';
  className?: string;
};

const panelWords = { releases: 'Open releases', formation: 'Open formation', dynos: 'Open dynos' };

/** What can be done about a trouble: begins an operation, which asks first, or leads to where it can be settled. */
export function RemedyButton({ app, remedy, reasons, size = 'md', className }: RemedyButtonProps) {
  const desk = useOperationDesk();
  const affects = keysOfAppChange(app.id);
  const restart = (target: object) => void desk.begin({ action: restartApp, input: { app: app.id, target }, affects });
  const switchTo = (on: boolean) => void desk.begin({ action: setMaintenance, input: { app: app.id, on }, affects });
  const look = { size, className };
  switch (remedy.kind) {
    case 'restart-dyno':
    case 'restart-app': {
      const target = remedy.kind === 'restart-app' ? { kind: 'app' } : { kind: 'dyno', name: remedy.dyno };
      return (
        <Button {...look} disabledReason={reasons.restart} onClick={() => restart(target)}>
          <RotateCw aria-hidden="true" strokeWidth={1.75} />
          Restart {remedy.kind === 'restart-app' ? 'app' : remedy.dyno}…<OfApp app={app} />
        </Button>
      );
    }
    case 'begin-maintenance':
    case 'end-maintenance': {
      const isOn = remedy.kind === 'begin-maintenance';
      return (
        <Button {...look} disabledReason={reasons.maintenance} onClick={() => switchTo(isOn)}>
          <Construction aria-hidden="true" strokeWidth={1.75} />
          {isOn ? 'Maintenance…' : 'End maintenance…'}
          <OfApp app={app} />
        </Button>
      );
    }
    case 'open':
      return (
        <Button {...look} asChild>
          <Link href={routes.app(app.name, remedy.panel)} prefetch={false}>
            {panelWords[remedy.panel]}
            <OfApp app={app} />
          </Link>
        </Button>
      );
    case 'dashboard':
      return (
        <Button {...look} asChild>
          <a href={routes.dashboard(app.name)} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" strokeWidth={1.75} />
            Open on Heroku
            <OfApp app={app} />
          </a>
        </Button>
      );
  }
}

function OfApp({ app }: { app: FleetRow }) {
  return <span className="sr-only"> of {app.name}</span>;
}
