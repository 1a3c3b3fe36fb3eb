import type { ApiAccount } from './accounts.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import { STATUSES } from './vocabulary.ts';

/** Answers `GET /api/config/v1/rep-status` of the Configuration API: the statuses that an administrator has set up. */
export function answerRepStatusList({ permissions }: ApiAccount): Answer {
  if (permissions.perm_configuration !== 1) {
    return jsonAnswer(403, { message: 'This API account does not have permission to use the Configuration API.' });
  }
  const statuses = STATUSES.flatMap(({ id, name, codeName, displayAs }) =>
    displayAs === undefined ? [] : [{ id: Number(id), name, code_name: codeName, display_as: displayAs }],
  );
  return jsonAnswer(200, statuses);
}
