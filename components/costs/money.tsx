import { formatMoney } from '@/lib/format';

type MoneyProps = { cents: number; isPartial?: boolean };

const wholeDollars = (cents: number) => Math.round(cents / 100) * 100;

/** A sum in whole dollars; one to which something unread may still come says so, and none of which is known is a dash. */
export function Money({ cents, isPartial = false }: MoneyProps) {
  if (!isPartial) return formatMoney(wholeDollars(cents));
  if (cents === 0) {
    return (
      <>
        <span aria-hidden="true" className="text-faint" title="Not read yet">
          –
        </span>
        <span className="sr-only">Not read yet</span>
      </>
    );
  }
  return <span title="Something is not read yet">≥ {formatMoney(wholeDollars(cents))}</span>;
}

/** The price of an add-on; Heroku tells none for what is free or under contract. */
export function AddOnPrice({ cents }: { cents: number }) {
  return cents === 0 ? (
    <span className="text-subtle">free or contract</span>
  ) : (
    <span className="text-foreground">{formatMoney(cents)}</span>
  );
}
