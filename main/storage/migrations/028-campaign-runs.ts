/** Runs of campaigns are found by the campaign alone; other runs take no room in this index. */
export const campaignRuns = `
CREATE INDEX runs_of_campaigns ON runs (schedule_id, started_at)
  WHERE schedule_id >= 'campaign-' AND schedule_id < 'campaign.';
`;
