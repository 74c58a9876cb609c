import type * as React from 'react';
import { cn } from './cn';

const base =
  'inline-flex h-4 shrink-0 align-middle items-center justify-center whitespace-nowrap rounded-tag text-caption leading-none';

const looks = {
  outline: 'border border-button-border text-muted',
  dashed: 'border border-control-edge border-dashed text-muted',
  inverted: 'bg-production font-semibold text-production-foreground',
  amber: 'border border-warning-edge text-warning',
};

const shapes = { word: 'px-1', letter: 'w-4 font-semibold' };

type TagProps = React.ComponentProps<'span'> & { look?: keyof typeof looks; shape?: keyof typeof shapes };

export function Tag({ className, look = 'outline', shape = 'word', ...props }: TagProps) {
  return <span data-slot="tag" className={cn(base, looks[look], shapes[shape], className)} {...props} />;
}
