import 'server-only';

/**
 * Eight hex digits of a keyed fingerprint, for the eye: four are printed, the rest draw a glyph. Whether two values are
 * equal is decided before, on the whole fingerprints.
 */
export function shortPrint(fingerprint: string): string {
  return Buffer.from(fingerprint, 'base64url').subarray(0, 4).toString('hex');
}
