import { Tag } from '@/components/ui/tag';

export type Stage = 'production' | 'staging' | 'review' | 'development' | 'test';

const short: Record<Stage, string> = {
  production: 'prod',
  staging: 'staging',
  review: 'review',
  development: 'dev',
  test: 'test',
};

type StageTagProps = {
  stage: Stage;
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
  return <Tag look={look}>{form === 'full' ? stage : short[stage]}</Tag>;
}
