/** An open stream, read as it comes. */
export interface StreamReader {
  status: number;
  headers: Headers;
  /** Everything read so far. */
  text(): string;
  /** Reads on until the text matches; throws when the stream ends before. */
  until(pattern: RegExp): Promise<string>;
  /** Reads to the end. */
  rest(): Promise<string>;
  close(): void;
}

/** Opens a stream without credentials, as its address is all one needs. */
export async function openStream(url: string, headers: Record<string, string> = {}): Promise<StreamReader> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async (): Promise<boolean> => {
    const next = await reader?.read();
    if (!next || next.done) return false;
    text += next.value;
    return true;
  };
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    until: async (pattern) => {
      while (!pattern.test(text)) if (!(await more())) throw new Error(`The stream ended before ${pattern}:\n${text}`);
      return text;
    },
    rest: async () => {
      while (await more());
      return text;
    },
    close: () => stop.abort(),
  };
}
