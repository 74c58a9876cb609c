import 'server-only';
import packageJson from '@/package.json';

/** The version and licence of this console, from its package file. */
export const { version, license } = packageJson;
