import { Tag } from '@/components/ui/tag';

const short: Record<string, string> = { production: 'prod', development: 'dev' };

type StageTagProps = {
  stage: string;
  /** `short` in dense cells, `full` in headers, `letter` in tight heads. */
  form?: 'short' | 'full' | 'letter';
};

/** A pipeline stage; production alone is inverted, review is dashed. */
export function StageTag({ stage, form = 'short' }: StageTagProps) {
  const look = stage === 'production' ? 'inverted' : stage === 'review' ? 'dashed' : 'outline';
  if (form === 'letter') {
    return (
      <Tag look={look} shape="letter" title={stage}>
        <span aria-hidden="true">{stage.charAt(0).toUpperCase()}</span>
        <span className="sr-only">{stage}</span>
      </Tag>
    );
  }
  return <Tag look={look}>{form === 'full' ? stage : (short[stage] ?? stage)}</Tag>;
}
