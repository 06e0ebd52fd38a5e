/** Series of measurements by the rule of a country. Their runs name them as their schedule. */
export const campaigns = `
CREATE TABLE campaigns (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX campaigns_by_start ON campaigns (started_at);
`;
