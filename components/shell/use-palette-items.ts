'use client';

import { Construction, RotateCw, SlidersHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { restartApp, setMaintenance } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import { routes } from '@/lib/routes';
import { appStateDetail } from '@/lib/rules/app-state';
import { navIcons } from './nav-icons';
import { navItems } from './nav-items';
import type { PaletteAction, PaletteApp, PaletteCommand } from './palette-items';

/** Why this person may not do something to apps; null where they may. */
export type AppReasons = { scale: string | null; restart: string | null; maintenance: string | null };

const looksAndChange = 3;

/** Everything that the palette finds: apps of the fleet, what can be done to them, and pages. */
export function usePaletteItems(rows: readonly FleetRow[], reasons: AppReasons) {
  const router = useRouter();
  const desk = useOperationDesk();
  const open = (name: string) => router.push(routes.app(name));
  const withApp = (name: string, run: (row: FleetRow) => void) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (row) run(row);
  };

  const apps: PaletteApp[] = rows.map((row) => ({
    name: row.name,
    stage: row.stage,
    state: row.state,
    detail: appStateDetail({ ...row, dynos: row.troubled }),
  }));
  const actions: PaletteAction[] = [
    {
      id: 'scale',
      verb: 'Scale',
      icon: SlidersHorizontal,
      priceCalls: looksAndChange,
      disabledReason: reasons.scale,
      run: open,
    },
    {
      id: 'restart',
      verb: 'Restart',
      icon: RotateCw,
      priceCalls: looksAndChange,
      disabledReason: reasons.restart,
      run: (name) =>
        withApp(name, (row) => {
          void desk.begin({
            action: restartApp,
            input: { app: row.id, target: { kind: 'app' } },
            affects: keysOfAppChange(row.id),
          });
        }),
    },
    {
      id: 'maintenance',
      verb: 'Switch maintenance of',
      icon: Construction,
      priceCalls: looksAndChange,
      disabledReason: reasons.maintenance,
      run: (name) =>
        withApp(name, (row) => {
          void desk.begin({
            action: setMaintenance,
            input: { app: row.id, on: !row.isMaintenance },
            affects: keysOfAppChange(row.id),
          });
        }),
    },
  ];
  const commands: PaletteCommand[] = navItems.map(({ id, label, shortcut, href }) => ({
    id,
    label,
    icon: navIcons[id],
    shortcut,
    run: () => router.push(href),
  }));
  return { apps, actions, commands, onOpenApp: open };
}
