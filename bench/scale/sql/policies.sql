WITH told AS (
    SELECT CASE WHEN c.predicate = bkg('establishes') THEN c.object ELSE c.subject END AS policy, c.*,
        CASE WHEN c.predicate = bkg('establishes') AND t.printed IS NOT NULL THEN split_part(t.metric, '#', 2) || ' ' || t.printed END AS aim, t.states AS aimed
    FROM asserted c LEFT JOIN (SELECT * FROM claim WHERE tier = 'A' AND modality = 'target' AND metric IS NOT NULL) t
        ON c.predicate = bkg('establishes') AND t.document = c.document AND t.subject = c.subject
    WHERE c.predicate IN (bkg('establishes'), bkg('serves'), bkg('focusesOn'))),
dated AS (SELECT DISTINCT object AS policy, time FROM claim WHERE tier = 'A' AND predicate = bkg('establishes') AND time IS NOT NULL)
SELECT policy, string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('establishes')) AS issuer, d.time,
    string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('serves')) AS serves,
    string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('focusesOn')) AS focus,
    string_agg(DISTINCT aim, '|') AS targets, string_agg(DISTINCT concat_ws(' ', states, aimed), ' ') AS facts
FROM told LEFT JOIN dated d USING (policy) WHERE policy IN (SELECT a FROM kind WHERE b = bkg('Policy'))
GROUP BY policy, d.time ORDER BY d.time DESC, policy;
