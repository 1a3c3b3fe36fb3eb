/** A setting as package.json contributes it: its JSON schema, its scope and its default. */
export interface SettingContribution {
  /** `application` means that a workspace cannot change it. */
  readonly scope: 'application' | 'machine' | 'window' | 'resource';
  readonly type: string;
  readonly default: unknown;
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly items?: unknown;
}
