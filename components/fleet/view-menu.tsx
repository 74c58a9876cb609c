'use client';

import { Ellipsis } from 'lucide-react';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';
import type { SavedView } from '@/lib/views/saved-views';

const ViewMenuLayer = onDemand(() => import('./view-menu-layer').then((module) => module.ViewMenuLayer));

export type ViewMenuProps = {
  view: SavedView;
  own: readonly SavedView[];
  /** What is shown, and whether that is something else than what the view keeps. */
  query: string;
  isChanged: boolean;
  onShow(query: string, viewId: string | null): void;
  shareReason: string | null;
};

/** The button beside the tab of a view of one's own. */
export function ViewMenu(props: ViewMenuProps) {
  const { buttonProps, layer } = useMenuButton();
  return (
    <span className="relative mr-1 inline-flex">
      <button
        type="button"
        aria-label={`Actions for the view ${props.view.name}`}
        className="inline-flex size-8 items-center justify-center rounded-sm text-subtle hover:bg-hover hover:text-foreground data-[state=open]:bg-hover wide:size-6"
        {...buttonProps}
      >
        <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      </button>
      {layer ? <ViewMenuLayer {...props} {...layer} /> : null}
    </span>
  );
}
