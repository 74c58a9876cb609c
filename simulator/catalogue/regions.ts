import { uuidOf } from '@/simulator/engine/random';

export interface Region {
  id: string;
  name: string;
  description: string;
  country: string;
  locale: string;
  isPrivateCapable: boolean;
  providerRegion: string;
}

function region(
  name: string,
  description: string,
  country: string,
  locale: string,
  providerRegion: string,
  isPrivateCapable = true,
): Region {
  return { id: uuidOf(`region:${name}`), name, description, country, locale, isPrivateCapable, providerRegion };
}

/** Every region of the platform; `us` and `eu` are the Common Runtime. */
export const regions: readonly Region[] = [
  region('us', 'United States', 'United States', 'Virginia', 'us-east-1', false),
  region('eu', 'Europe', 'Ireland', 'Dublin', 'eu-west-1', false),
  region('virginia', 'Virginia, United States', 'United States', 'Virginia', 'us-east-1'),
  region('oregon', 'Oregon, United States', 'United States', 'Oregon', 'us-west-2'),
  region('dublin', 'Dublin, Ireland', 'Ireland', 'Dublin', 'eu-west-1'),
  region('frankfurt', 'Frankfurt, Germany', 'Germany', 'Frankfurt', 'eu-central-1'),
  region('london', 'London, United Kingdom', 'United Kingdom', 'London', 'eu-west-2'),
  region('montreal', 'Montreal, Canada', 'Canada', 'Montreal', 'ca-central-1'),
  region('mumbai', 'Mumbai, India', 'India', 'Mumbai', 'ap-south-1'),
  region('singapore', 'Singapore', 'Singapore', 'Singapore', 'ap-southeast-1'),
  region('sydney', 'Sydney, Australia', 'Australia', 'Sydney', 'ap-southeast-2'),
  region('tokyo', 'Tokyo, Japan', 'Japan', 'Tokyo', 'ap-northeast-1'),
];

/** A region by id or name. */
export function findRegion(idOrName: string): Region | undefined {
  return regions.find((row) => row.id === idOrName || row.name === idOrName);
}
