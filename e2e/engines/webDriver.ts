/** A session of the W3C WebDriver protocol, as far as these tests need it. */
export interface WebDriverSession {
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** Sends a command. @throws with the driver's message when it fails */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
}

async function request(address: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${address}: ${JSON.stringify(value)}`);
  return value;
}

/** @param driver where the driver listens, without a slash at the end */
export async function openSession(driver: string, capabilities: object): Promise<WebDriverSession> {
  const body = { capabilities: { alwaysMatch: capabilities } };
  const session = (await request(`${driver}/session`, 'POST', body)) as {
    sessionId: string;
    capabilities: Record<string, unknown>;
  };
  return {
    capabilities: session.capabilities,
    send: (method, path, data) =>
      request(
        `${driver}/session/${session.sessionId}${path}`,
        method,
        method === 'POST' ? (data ?? {}) : undefined,
      ),
  };
}
