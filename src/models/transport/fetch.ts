/** The one door to the network. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
