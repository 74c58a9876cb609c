import { Tag } from '@/components/ui/tag';

/** In the demo: says that the Heroku behind the button is a local one. */
export function SimulatorBox() {
  return (
    <aside className="mt-4 rounded-xl border border-control-edge border-dashed px-4 py-3">
      <p className="flex items-center gap-2 font-medium">
        Local Heroku <Tag look="amber">Simulator</Tag>
      </p>
      <p className="text-muted text-small">Made-up apps and accounts. Nothing reaches Heroku.</p>
    </aside>
  );
}
