import { notify } from '@/components/ui/notify';
import { formatPlural } from '@/lib/format';

/** Puts the names of apps on the clipboard, one a line, and says so. */
export async function copyNames(names: readonly string[]): Promise<void> {
  notify.prepare();
  try {
    await navigator.clipboard.writeText(names.join('\n'));
    notify.success({
      title: names.length === 1 ? `Copied ${names[0]}` : `Copied ${formatPlural(names.length, 'name')}`,
    });
  } catch {
    notify.failure({
      title: 'Nothing was copied',
      description: 'The browser does not let this page use the clipboard.',
    });
  }
}
