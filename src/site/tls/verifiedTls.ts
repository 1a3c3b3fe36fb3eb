/**
 * What every TLS connection of the product is opened with, beside the authorities to trust: Node leaves the certificate
 * unverified where nothing is said and `NODE_TLS_REJECT_UNAUTHORIZED=0` stands in the environment.
 */
export const VERIFIED_TLS = { rejectUnauthorized: true } as const;
