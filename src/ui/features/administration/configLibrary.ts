import { ConfigDocuments, type ConfigDocument, type TextStore } from '../../../config-api/configDocument.ts';
import { listOperations, operationId, type Operation } from '../../../config-api/operations.ts';
import type { SiteClient } from '../../../site/client.ts';

/** An OpenAPI document with its operations. */
export interface ReadConfigApi extends ConfigDocument {
  readonly operations: readonly Operation[];
  /** The operations by their ids, and by their resources. */
  readonly byId: ReadonlyMap<string, Operation>;
  readonly byResource: ReadonlyMap<string, readonly Operation[]>;
}

export function newConfigDocuments(store: TextStore): ConfigDocuments {
  return new ConfigDocuments(store);
}

/** Reads a site's document and lists its operations. @throws SiteError as `ConfigDocuments.get`. */
export async function readConfigApi(
  documents: ConfigDocuments,
  client: SiteClient,
  apiVersion: string | undefined,
  anew: boolean,
): Promise<ReadConfigApi> {
  const { text, document } = await documents.get(client, apiVersion, anew);
  const operations = listOperations(document);
  return {
    text,
    document,
    operations,
    byId: new Map(operations.map((operation) => [operationId(operation), operation])),
    byResource: Map.groupBy(operations, ({ resource }) => resource),
  };
}
