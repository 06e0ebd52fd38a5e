/** A file for a person would lie in the data folder, which is for the records and settings alone: nothing was written. */
export interface InDataFolder {
  readonly kind: 'in-data-folder';
  readonly path: string;
}
