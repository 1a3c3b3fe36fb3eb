/** A support site in the setting `repWorkflows.sites`, without secrets. */
export interface Site {
  /** Stable, and unique among one person's sites. */
  readonly id: string;
  /** The name shown in menus. */
  readonly label: string;
  /** The site's origin, `https://host[:port]`; `http://` only for loopback. */
  readonly url: string;
  /** The "Company API Name" (guide: get_api_info); empty if unknown. */
  readonly company: string;
  /** The person's own username in the representative console. */
  readonly rep?: string;
  /** A PEM file with additional certificate authorities to trust for this site. */
  readonly caFile?: string;
}

/** An API account's OAuth client (guide: Authenticate to the Remote Support API). */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}
