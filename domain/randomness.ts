/** Chance, where nothing depends on its being unpredictable. */
export interface Randomness {
  /** From 0, inclusively, to 1, exclusively; each as likely. */
  fraction(): number
}
