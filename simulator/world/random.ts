const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A word as hex by table: `toString(16)` is slow for numbers beyond 31 bits. */
function eightDigits(word: number): string {
  const low = `${hexBytes[(word >>> 8) & 255]}${hexBytes[word & 255]}`;
  return `${hexBytes[word >>> 24]}${hexBytes[(word >>> 16) & 255]}${low}`;
}

/** Spreads a text over four 32-bit words (the cyrb128 mixing steps), so that similar texts give unrelated streams. */
function hashText(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/**
 * A stream of pseudo-random choices that depends on its seed text alone. Every app draws from a stream of its own, named
 * after the world's seed and the app, so one app looks the same however many others are around it.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private count: number;

  constructor(seed: string) {
    [this.a, this.b, this.c, this.count] = hashText(seed);
    for (let round = 0; round < 8; round++) this.word();
  }

  /** 32 random bits, by the sfc32 generator. */
  word(): number {
    const sum = (this.a + this.b + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  fraction(): number {
    return this.word() / 4294967296;
  }

  /** An integer, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Even over the orders of magnitude, as ages are: as many between 1 and 10 as between 10 and 100. */
  spread(min: number, max: number): number {
    return Math.round(min * (max / min) ** this.fraction());
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.fraction() * choices.length)];
    if (choice === undefined) throw new Error('nothing to pick from');
    return choice;
  }

  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const [, weight] of choices) total += weight;
    let rest = this.fraction() * total;
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return this.pick(choices)[0];
  }

  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = this.int(0, index);
      const kept = shuffled[index] as T;
      shuffled[index] = shuffled[other] as T;
      shuffled[other] = kept;
    }
    return shuffled;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += eightDigits(this.word());
    return text.slice(0, digits);
  }

  /** Letters and digits, as tokens and passwords have them. */
  token(length: number): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    let text = '';
    while (text.length < length) text += alphabet[this.word() % 62];
    return text;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const second = eightDigits(this.word());
    const third = eightDigits(this.word());
    const variant = '89ab'.charAt(this.word() & 3);
    const first = eightDigits(this.word());
    const last = eightDigits(this.word());
    return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(5)}-${last}${third.slice(0, 4)}`;
  }
}
