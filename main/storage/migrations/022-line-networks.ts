/**
 * The network of what happened to the line, by the key that runs have: null in `line_events` and empty in `line_stretches`
 * where it was not recorded, as in all rows of earlier versions. `route` is the way out when an event began (JSON), and
 * `has_moved` says that the computer changed to another network before the end. A minute in which it changed has a row for
 * each network.
 */
export const lineNetworks = `
ALTER TABLE line_events ADD COLUMN network TEXT;
ALTER TABLE line_events ADD COLUMN route TEXT;
ALTER TABLE line_events ADD COLUMN has_moved INTEGER NOT NULL DEFAULT 0;

CREATE TABLE line_stretches_of_networks (
  length_ms INTEGER NOT NULL,
  at INTEGER NOT NULL,
  observed_ms INTEGER NOT NULL,
  gateway_sent INTEGER NOT NULL,
  gateway_failed INTEGER NOT NULL,
  gateway_median_us INTEGER,
  gateway_highest_us INTEGER,
  far_sent INTEGER NOT NULL,
  far_failed INTEGER NOT NULL,
  far_median_us INTEGER,
  far_highest_us INTEGER,
  network TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (length_ms, at, network)
) STRICT;
INSERT INTO line_stretches_of_networks
  SELECT length_ms, at, observed_ms, gateway_sent, gateway_failed, gateway_median_us, gateway_highest_us,
    far_sent, far_failed, far_median_us, far_highest_us, '' FROM line_stretches;
DROP TABLE line_stretches;
ALTER TABLE line_stretches_of_networks RENAME TO line_stretches;
`;
