import { cn } from '@/components/ui/cn';

/** The mark of the product: three slats cut from a D. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      data-slot="logo"
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="currentColor"
      className={cn('size-5 shrink-0', className)}
    >
      <path d="M5 3.5h6.5a8.5 8.5 0 0 1 7.628 4.75H4V4.5a1 1 0 0 1 1-1Z" />
      <path className="text-primary-bright" d="M4 9.75h15.697a8.5 8.5 0 0 1 0 4.5H4Z" />
      <path d="M4 15.75h15.128A8.5 8.5 0 0 1 11.5 20.5H5a1 1 0 0 1-1-1Z" />
    </svg>
  );
}
