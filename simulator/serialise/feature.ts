import type { FeatureEntry } from '@/simulator/catalogue/features';
import type { Feature, Ms } from '@/simulator/model';
import type { JsonObject } from '@/simulator/route';
import { stamp } from './stamp';

/** A feature of an account, a team or an app; `bornMs` is when that thing was created. */
export function featureJson(entry: FeatureEntry, state: Feature | undefined, bornMs: Ms): JsonObject {
  return {
    created_at: stamp(bornMs),
    description: entry.description,
    display_name: entry.displayName,
    doc_url: entry.docUrl,
    enabled: state?.enabled ?? false,
    feedback_email: 'feedback@heroku.com',
    id: entry.id,
    name: entry.name,
    state: entry.state,
    updated_at: stamp(state?.updatedAtMs ?? bornMs),
  };
}
