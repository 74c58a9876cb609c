type SegmentedProps<Value extends string> = {
  label: string;
  value: Value;
  options: ReadonlyArray<{ value: Value; label: string }>;
  onValueChange(value: Value): void;
};

/** One of a few, all of them in sight. */
export function Segmented<Value extends string>({ label, value, options, onValueChange }: SegmentedProps<Value>) {
  return (
    <fieldset data-slot="segmented" className="flex shrink-0 rounded-md border border-button-border bg-button p-px">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onValueChange(option.value)}
          className="h-6 rounded-sm px-2.5 text-muted text-small hover:text-foreground aria-pressed:bg-neutral-subtle aria-pressed:font-medium aria-pressed:text-foreground"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
