import { buttonVariants } from './button-variants';

/** Stands where code of the console could not be fetched: there is no network, or a newer console has been put live. */
export function PartMissing() {
  return (
    <div
      role="alert"
      data-slot="part-missing"
      className="fixed right-4 bottom-4 z-50 flex w-89 max-w-[calc(100vw-32px)] items-center gap-2.5 rounded-lg border border-danger-edge bg-raised px-3 py-2.5 text-body text-foreground shadow-overlay"
    >
      <p className="min-w-0 flex-1">A part of the console could not be loaded.</p>
      <button type="button" className={buttonVariants()} onClick={() => window.location.reload()}>
        Reload
      </button>
    </div>
  );
}
