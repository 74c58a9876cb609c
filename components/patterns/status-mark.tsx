import { cn } from '@/components/ui/cn';
import { type Status, statuses, toneText } from './status';
import { StatusShape } from './status-shape';

type StatusMarkProps = {
  status: Status;
  /** Follows the word, quieter: `1 of 6`, `41 m`. */
  detail?: string;
  /** Instead of the state's own word. */
  word?: string;
  /** Shows the shape alone and gives the word as its name. */
  isShapeOnly?: boolean;
  className?: string;
};

/** A state as shape and word; only a bad or moving state colours its word. */
export function StatusMark({ status, detail, word, isShapeOnly = false, className }: StatusMarkProps) {
  const { word: ownWord, tone, isLoud } = statuses[status];
  const text = word ?? ownWord;
  if (isShapeOnly) {
    const name = detail ? `${text} ${detail}` : text;
    return (
      <span role="img" aria-label={name} title={name} className={cn('inline-flex', className)}>
        <StatusShape status={status} />
      </span>
    );
  }
  return (
    <span
      data-slot="status-mark"
      className={cn('inline-flex items-center gap-1.5 whitespace-nowrap align-middle', className)}
    >
      <StatusShape status={status} />
      <span>
        <span className={isLoud ? cn(toneText[tone], tone === 'danger' && 'font-medium') : undefined}>{text}</span>
        {detail ? <span className="text-subtle"> {detail}</span> : null}
      </span>
    </span>
  );
}
