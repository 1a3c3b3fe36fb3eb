import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { StateModel } from './model.ts';
import type { RowMessage } from './connection.ts';
import { SnapshotBoundary } from './snapshotBoundary.ts';

/** Collects the rows of a snapshot out of sight, so that the old ones stay until the new ones are complete. */
export class Staging implements Disposable {
  readonly #boundary: SnapshotBoundary;
  #model: StateModel;
  readonly #onOddity: (message: string) => void;

  /**
   * @param emptyMilliseconds how long to wait for the first row before the snapshot counts as empty.
   * @param onComplete called once with the rows.
   */
  constructor(
    clock: Clock,
    emptyMilliseconds: number,
    onOddity: (message: string) => void,
    onComplete: (model: StateModel) => void,
  ) {
    this.#onOddity = onOddity;
    this.#model = new StateModel({ onOddity });
    this.#boundary = new SnapshotBoundary(clock, emptyMilliseconds, () => onComplete(this.#model));
  }

  heard(): void {
    this.#boundary.heard();
  }

  add(message: RowMessage): void {
    if (message.type === 'truncate_model') {
      this.#model = new StateModel({ onOddity: this.#onOddity });
    } else {
      this.#model.apply(message);
      this.#boundary.sawRows();
    }
  }

  dispose(): void {
    this.#boundary.dispose();
  }
}
