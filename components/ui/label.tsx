'use client';

import type * as React from 'react';
import { cn } from './cn';

/** Names a field. A second quick press on it goes to the field too, instead of marking the words. */
export function Label({ className, ...props }: React.ComponentProps<'label'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: whoever draws it names its field
    <label
      data-slot="label"
      className={cn('font-medium text-body text-foreground', className)}
      onMouseDown={(event) => {
        if (event.detail > 1) event.preventDefault();
      }}
      {...props}
    />
  );
}
