'use client';

import { Lock, PencilLine, RefreshCw, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { setViewSharing } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '@/components/ui/dropdown-menu';
import { Popover, PopoverContent } from '@/components/ui/popover';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import { keys } from '@/lib/queries/keys';
import { mayRemoveView } from '@/lib/rules/views';
import { SaveViewForm } from './save-view-form';
import { useViewChanges } from './use-view-changes';
import type { ViewMenuProps } from './view-menu';

/** What can be done to a view of one's own. */
export function ViewMenuLayer({
  view,
  own,
  query,
  isChanged,
  onShow,
  shareReason,
  ...layer
}: ViewMenuProps & MenuLayerProps) {
  const desk = useOperationDesk();
  const { update, remove } = useViewChanges(onShow);
  const [isRenaming, setIsRenaming] = useState(false);
  const removal = mayRemoveView(view);
  const ShareIcon = view.isShared ? Lock : Users;
  const share = () =>
    void desk.begin({
      action: setViewSharing,
      input: { view: view.id, isShared: !view.isShared },
      affects: [keys.views, keys.audits],
    });
  return (
    <>
      <DropdownMenu label={`Actions for the view ${view.name}`} className="w-64" align="start" {...layer}>
        <DropdownMenuItem
          disabledReason={isChanged ? null : 'It is what is shown.'}
          onSelect={() => update(view, query)}
        >
          <RefreshCw aria-hidden="true" strokeWidth={1.75} />
          Update to what is shown
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setIsRenaming(true)}>
          <PencilLine aria-hidden="true" strokeWidth={1.75} />
          Rename…
        </DropdownMenuItem>
        <DropdownMenuItem disabledReason={shareReason} onSelect={share}>
          <ShareIcon aria-hidden="true" strokeWidth={1.75} />
          {view.isShared ? 'Make private' : 'Share with everyone here'}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          tone="danger"
          disabledReason={removal.allowed ? null : removal.reason}
          onSelect={() => remove(view)}
        >
          <Trash2 aria-hidden="true" strokeWidth={1.75} />
          Delete
        </DropdownMenuItem>
      </DropdownMenu>
      <Popover open={isRenaming} onOpenChange={setIsRenaming}>
        <PopoverContent
          anchor={layer.button}
          aria-label={`Rename the view ${view.name}`}
          align="start"
          className="w-80 p-3"
        >
          <SaveViewForm
            key={view.name}
            own={own}
            query={query}
            renamed={view}
            onSaved={onShow}
            onClose={() => setIsRenaming(false)}
          />
        </PopoverContent>
      </Popover>
    </>
  );
}
