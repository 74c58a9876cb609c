import { Stepper } from '@/components/patterns/stepper';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';
import type { DynoSizeRow } from '@/lib/fleet/sizes';
import { formatMoney } from '@/lib/format';
import { centsPerMonth, type Process } from '@/lib/rules/scaling';
import { type Draft, limitOf } from './draft';

type FormationRowProps = {
  process: Process;
  was: Process;
  command: string | null;
  sizes: readonly DynoSizeRow[];
  disabledReason: string | null;
  onChange(part: Draft[string]): void;
};

/** One process type: how many dynos, of which size, at which price. */
export function FormationRow({ process, was, command, sizes, disabledReason, onChange }: FormationRowProps) {
  const { max, reason } = limitOf(process, sizes);
  const options = sizes
    .filter((size) => !size.isPrivateOnly || size.name === process.size)
    .map(({ name, centsPerMonth: cents }) => ({
      value: name,
      label: name,
      hint: cents === null ? 'no price' : formatMoney(cents),
    }));
  const size = sizes.find(({ name }) => name.toLowerCase() === process.size.toLowerCase())?.name ?? process.size;
  return (
    <tr className="h-11 [&:not(:last-child)>*]:border-row-line [&:not(:last-child)>*]:border-b">
      <th scope="row" className="truncate py-1.5 pl-4 font-medium">
        {process.type}
        <span className="block font-normal text-muted text-small tabular-nums sm:hidden">
          <Price process={process} was={was} sizes={sizes} />
        </span>
      </th>
      <td className="pr-3 max-sm:hidden">
        <code title={command ?? undefined} className="block truncate font-mono text-muted text-small">
          {command ?? '–'}
        </code>
      </td>
      <td>
        <Stepper
          label={`${process.type} dynos`}
          value={process.quantity}
          max={max}
          maxReason={reason}
          isChanged={process.quantity !== was.quantity}
          disabledReason={disabledReason}
          onValueChange={(quantity) => onChange({ quantity })}
        />
      </td>
      <td className="pr-3 max-sm:pr-4">
        {disabledReason === null && options.length > 0 ? (
          <Select
            aria-label={`Size of ${process.type}`}
            className="w-36 max-sm:w-full"
            value={size}
            options={options}
            onValueChange={(next) => onChange({ size: next })}
          />
        ) : (
          <Tooltip content={disabledReason ?? 'Sizes are being read'}>
            <button
              type="button"
              aria-disabled="true"
              className="inline-flex h-7 w-36 items-center max-sm:w-full rounded-md border border-button-border bg-button px-2.5 text-faint"
            >
              {size}
            </button>
          </Tooltip>
        )}
      </td>
      <td className="pr-4 text-right font-medium tabular-nums max-sm:hidden">
        <Price process={process} was={was} sizes={sizes} />
      </td>
    </tr>
  );
}

function Price({ process, was, sizes }: Pick<FormationRowProps, 'process' | 'was' | 'sizes'>) {
  const now = centsPerMonth([process], sizes);
  const before = centsPerMonth([was], sizes);
  if (now === null) return <span className="text-subtle">unknown</span>;
  if (process.size.toLowerCase() === 'eco' && process.quantity > 0) return <span className="text-muted">Eco plan</span>;
  return (
    <>
      {before !== null && before !== now ? (
        <>
          <span className="sr-only">was </span>
          <s className="mr-1.5 font-normal text-subtle">{formatMoney(before)}</s>
        </>
      ) : null}
      {formatMoney(now)}
    </>
  );
}
