/**
 * Options of every TLS connection, besides the trusted authorities. Without an explicit value, Node does not verify
 * certificates if `NODE_TLS_REJECT_UNAUTHORIZED=0` is in the environment.
 */
export const VERIFIED_TLS = { rejectUnauthorized: true } as const;
