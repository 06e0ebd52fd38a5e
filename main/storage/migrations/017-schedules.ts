/** A run knows its schedule, whose name is as it was then. Runs of before there were several are of the first one, `main`. */
export const schedules = `
ALTER TABLE runs ADD COLUMN schedule_id TEXT;
ALTER TABLE runs ADD COLUMN schedule_name TEXT;
`;
