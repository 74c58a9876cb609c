import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

test.each([
  ['nothing', null, 'unknown'],
  ['an empty header', ' ', 'unknown'],
  ['one address', '203.0.113.9', '203.0.113.9'],
  ['claims before the one that the router wrote', '10.0.0.1, 198.51.100.7, 203.0.113.9', '203.0.113.9'],
  ['an IPv4 address in IPv6 clothes', '::ffff:203.0.113.9', '203.0.113.9'],
  ['an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['a short one of the same network', '2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['one with zeros in its network', '2001:db8::1', '2001:db8:0:0::/64'],
  ['this machine', '::1', '0:0:0:0::/64'],
])('%s', (_, header, address) => {
  expect(clientAddress(header)).toBe(address);
});
