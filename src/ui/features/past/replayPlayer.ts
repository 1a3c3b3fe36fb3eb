import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Replay } from '../../../reporting/archive/replay/replay.ts';

/** The seconds of the past that pass in one second. */
export const SPEEDS = [1, 10, 60, 300, 1200] as const;
const USUAL_SPEED = 60;
const FRAME = 250;

/** The part of a replay that a player moves; times are seconds since the epoch. */
export type Playable = Pick<Replay, 'from' | 'to' | 'time' | 'seek' | 'nextEventTime' | 'previousEventTime'>;

/** Plays a replay, stops it, and steps through it. */
export class ReplayPlayer implements Disposable {
  readonly #replay: Playable;
  readonly #clock: Clock;
  readonly #changed = new Emitter<void>();
  #speed: number = USUAL_SPEED;
  #ticking: Disposable | undefined;
  /** The time shown when playing began, and the clock at that moment. */
  #start = { time: 0, at: 0 };

  /** Fired when playing begins, ends, or changes its speed. */
  readonly onDidChange = this.#changed.event;

  constructor(replay: Playable, clock: Clock) {
    this.#replay = replay;
    this.#clock = clock;
  }

  get isPlaying(): boolean {
    return this.#ticking !== undefined;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = SPEEDS.find((known) => known === speed) ?? this.#speed;
    this.#restart();
    this.#changed.fire();
  }

  /** Plays; at the end it starts from the beginning. */
  async play(): Promise<void> {
    if (this.#replay.time >= this.#replay.to) {
      await this.#replay.seek(this.#replay.from);
    }
    this.#restart();
    this.#tick();
    this.#changed.fire();
  }

  pause(): void {
    if (this.isPlaying) {
      this.#ticking?.dispose();
      this.#ticking = undefined;
      this.#changed.fire();
    }
  }

  /** Moves to a second; playing continues from there. */
  async seek(time: number): Promise<void> {
    await this.#replay.seek(time);
    this.#restart();
  }

  /** Stops playing and moves to the next or the previous event; false if there is none. */
  async step(direction: 1 | -1): Promise<boolean> {
    this.pause();
    const found = await (direction === 1 ? this.#replay.nextEventTime() : this.#replay.previousEventTime());
    if (found === undefined) {
      return false;
    }
    await this.#replay.seek(found);
    return true;
  }

  dispose(): void {
    this.#ticking?.dispose();
    this.#ticking = undefined;
    this.#changed.dispose();
  }

  #restart(): void {
    this.#start = { time: this.#replay.time, at: this.#clock.now() };
  }

  #tick(): void {
    this.#ticking?.dispose();
    this.#ticking = this.#clock.after(FRAME, () => {
      const passed = ((this.#clock.now() - this.#start.at) / 1000) * this.#speed;
      const time = Math.floor(this.#start.time + passed);
      if (time >= this.#replay.to) {
        void this.#replay.seek(this.#replay.to);
        this.pause();
      } else {
        if (time > this.#replay.time) {
          void this.#replay.seek(time);
        }
        this.#tick();
      }
    });
  }
}
