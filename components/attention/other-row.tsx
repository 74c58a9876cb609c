import Link from 'next/link';
import { StatusMark } from '@/components/patterns/status-mark';
import { Button } from '@/components/ui/button';
import type { FleetRow } from '@/lib/fleet/rows';
import { routes } from '@/lib/routes';
import type { AttentionItem } from '@/lib/rules/attention';
import { kindLooks } from './kinds';

export type OtherItem = Exclude<AttentionItem<FleetRow>, { kind: 'app' }>;

/** Cells of what is not one app: several that share a notice, or an account without calls to spare. */
export function OtherRow({ item }: { item: OtherItem }) {
  const look = kindLooks[item.kind === 'group' ? item.concern : 'budget'];
  return (
    <>
      <th scope="row" colSpan={2} className="pl-5! font-normal">
        <span className="flex items-center gap-2">
          <StatusMark status={look.status} word={look.word} isShapeOnly />
          <span className="truncate font-medium text-body text-foreground">{item.sentence}</span>
        </span>
      </th>
      <td className="truncate text-muted" colSpan={3}>
        {item.detail}
      </td>
      <td className="pr-5! text-right">
        <Button asChild>
          <Link href={linkOf(item)} prefetch={false}>
            {item.kind === 'group' ? `Show ${item.apps} apps` : 'See who spent it'}
          </Link>
        </Button>
      </td>
    </>
  );
}

/** Where it can be looked into: apps on an ending stack in the fleet, which can be filtered further. */
export function linkOf(item: OtherItem) {
  if (item.kind === 'budget') return routes.budget();
  return item.concern === 'stack' ? routes.fleet({ stack: item.stacks.join(',') }) : routes.attention(item.concern);
}
