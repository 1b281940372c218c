SELECT coalesce(e.a, NULL) AS event, string_agg(DISTINCT CASE WHEN predicate = bkg('participatesIn') THEN subject END, ' ') AS participants, metric, bound,
    value AS number, c.about, string_agg(DISTINCT CASE WHEN predicate = bkg('locatedIn') THEN object WHEN metric IS NOT NULL THEN subject END, ' ') AS place,
    time, modality, string_agg(DISTINCT states, ' ') AS facts
FROM asserted c LEFT JOIN (SELECT a FROM kind WHERE b = bkg('Event')) e
    ON e.a = CASE WHEN predicate = bkg('participatesIn') THEN object WHEN predicate = bkg('locatedIn') THEN subject END
WHERE e.a IS NOT NULL OR metric IN (bkg('signedEnterpriseCount'), bkg('eventCount'))
GROUP BY e.a, metric, bound, value, c.about, time, modality ORDER BY time DESC, event, number, c.about;
