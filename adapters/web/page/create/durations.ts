/** How long a meeting may take, to choose from, in minutes. */
export const DURATIONS_MINUTES: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 240, 480]
