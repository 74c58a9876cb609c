import { cn } from '@/components/ui/cn';
import { formatInitials } from '@/lib/format';

/** The initials of a person in a circle; the name must stand beside it or in its label. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      data-slot="avatar"
      aria-hidden="true"
      className={cn(
        'inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-neutral-edge bg-neutral-subtle font-semibold text-[9px] text-neutral leading-none',
        className,
      )}
    >
      {formatInitials(name)}
    </span>
  );
}
